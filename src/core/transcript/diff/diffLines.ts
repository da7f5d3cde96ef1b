import type { Hunk, PatchLine } from './parsePatch.ts';

/** A line of a diff as it is drawn; `gap` stands for lines the record does not hold. */
export interface DiffLine {
  readonly kind: PatchLine['kind'] | 'gap';
  /** Line numbers, 0 for none. */
  readonly old: number;
  readonly new: number;
  readonly text: string;
  /** The stretch that differs from its counterpart, as offsets in `text`; null when all or nothing does. */
  readonly changed: readonly [number, number] | null;
}

/** Hunks as lines with numbers, pairs of changed lines marked where they differ. */
export function diffLines(hunks: readonly Hunk[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  hunks.forEach((hunk, index) => {
    if (index > 0) lines.push({ kind: 'gap', old: 0, new: 0, text: '', changed: null });
    let old = hunk.oldStart;
    let fresh = hunk.newStart;
    for (const block of blocks(hunk.lines)) {
      const removed = block.filter(({ kind }) => kind === 'removed');
      const added = block.filter(({ kind }) => kind === 'added');
      const pairs = removed.map((line, at) => counterpart(line, added[at]));
      block.forEach(({ kind, text }, at) => {
        const pair = kind === 'removed' ? pairs[at]?.[0] : kind === 'added' ? pairs[at - removed.length]?.[1] : null;
        lines.push({
          kind,
          old: kind === 'added' ? 0 : old++,
          new: kind === 'removed' ? 0 : fresh++,
          text,
          changed: pair ?? null,
        });
      });
    }
  });
  return lines;
}

/** Lines that stay, one by one, and runs of removed lines with the added ones that follow them. */
function blocks(lines: readonly PatchLine[]): readonly PatchLine[][] {
  const found: PatchLine[][] = [];
  let before: PatchLine['kind'] | null = null;
  for (const line of lines) {
    const block = found.at(-1);
    const goesOn = line.kind === before || (before === 'removed' && line.kind === 'added');
    if (block !== undefined && line.kind !== 'same' && goesOn) block.push(line);
    else found.push([line]);
    before = line.kind;
  }
  return found;
}

type Stretch = readonly [number, number];

/** Where two lines differ, when they share enough to be one line that was changed. */
function counterpart(removed: PatchLine, added: PatchLine | undefined): readonly [Stretch, Stretch] | null {
  if (added === undefined) return null;
  const [one, other] = [removed.text, added.text];
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  if ((start + end) * 3 < Math.max(one.length, other.length)) return null;
  return [
    [start, one.length - end],
    [start, other.length - end],
  ];
}
