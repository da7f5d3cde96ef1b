/** One line of a hunk; `removed` stood before, `added` stands after. */
export interface PatchLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A stretch of a file that changed, with its surroundings. */
export interface Hunk {
  /** First line before and after, from 1; 0 where that side is empty. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly PatchLine[];
  /** True when the patch says that the side's last line has no line end. */
  readonly oldUnended: boolean;
  readonly newUnended: boolean;
}

const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/** The hunks of a unified diff of one file; text that is none of it gives none. */
export function parsePatch(patch: string): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let lines: PatchLine[] | null = null;
  let unended = { oldUnended: false, newUnended: false };
  let start = { oldStart: 0, newStart: 0 };
  const finish = (): void => {
    if (lines !== null) hunks.push({ ...start, lines, ...unended });
  };
  // The line end after the last line begins no line of its own.
  for (const line of patch.replace(/\r?\n$/, '').split('\n')) {
    const found = head.exec(line);
    if (found !== null) {
      finish();
      lines = [];
      unended = { oldUnended: false, newUnended: false };
      start = { oldStart: Number(found[1]), newStart: Number(found[2]) };
      continue;
    }
    if (lines === null) continue;
    const text = line.slice(1);
    if (line.startsWith('+')) lines.push({ kind: 'added', text });
    else if (line.startsWith('-')) lines.push({ kind: 'removed', text });
    else if (line.startsWith(' ') || line === '') lines.push({ kind: 'same', text });
    else if (line.startsWith('\\')) {
      const last = lines.at(-1)?.kind;
      unended = {
        oldUnended: unended.oldUnended || last !== 'added',
        newUnended: unended.newUnended || last !== 'removed',
      };
    } else {
      // Another file begins.
      finish();
      lines = null;
    }
  }
  finish();
  return hunks;
}
