import type { Hunk, PatchLine } from './parsePatch.ts';
import { parsePatch } from './parsePatch.ts';
import type { RecordedChange, Reconstruction } from './recordedChange.ts';

/** Words that stand for lines the record does not hold, so that an excerpt can be told from the file. */
export interface ExcerptWords {
  /** `from` to `to` are line numbers; `to` is null when the end is not known. */
  gap(from: number, to: number | null): string;
  /** A side that is not recorded at all. */
  missing(): string;
}

/** Patches of the versions known keep three or four lines around a change, or all of them. */
const fewest = 3;
const usual = 4;

/**
 * Both sides of the changes of one file, oldest first: before the first and after the last where those are known whole,
 * else the recorded stretches one after the other.
 */
export function reconstruct(changes: readonly RecordedChange[], words: ExcerptWords): Reconstruction {
  const sides = changes.map(wholeSides);
  const before = sides[0]?.before ?? null;
  const after = sides.at(-1)?.after ?? null;
  if (before !== null && after !== null) return { before, after, fidelity: 'exact' };
  const excerpts = changes.map((change, index) => excerptOf(change, sides[index] ?? nothing, words));
  const known = excerpts.flatMap((excerpt) => excerpt ?? []);
  if (known.length === 0) return { before: words.missing(), after: words.missing(), fidelity: 'none' };
  return {
    before: known.map((one) => one.before).join('\n'),
    after: known.map((one) => one.after).join('\n'),
    fidelity: 'excerpt',
  };
}

interface Sides {
  readonly before: string | null;
  readonly after: string | null;
}

const nothing: Sides = { before: null, after: null };

/** The whole texts that the record holds, or that its patch proves. */
function wholeSides(change: RecordedChange): Sides {
  const before = change.before ?? (change.status === 'added' ? '' : null);
  const after = change.after ?? (change.status === 'deleted' ? '' : null);
  if (before !== null && after !== null) return { before, after };
  const hunks = change.patch === null ? [] : parsePatch(change.patch);
  const [hunk] = hunks;
  if (hunk === undefined || hunks.length > 1 || !isWhole(hunk)) return { before, after };
  return {
    before: before ?? sideOf(hunk, 'added', hunk.oldUnended),
    after: after ?? sideOf(hunk, 'removed', hunk.newUnended),
  };
}

/** True when a lone hunk must be the whole file: it starts at its first line, and no patch would have stopped at its last. */
function isWhole({ oldStart, newStart, lines, oldUnended, newUnended }: Hunk): boolean {
  if (oldStart > 1 || newStart > 1) return false;
  const around = (all: readonly PatchLine[]): number => {
    const first = all.findIndex(({ kind }) => kind !== 'same');
    return first < 0 ? all.length : first;
  };
  const trailing = around(lines.toReversed());
  return oldUnended || newUnended || trailing < fewest || trailing > usual || around(lines) > usual;
}

function sideOf({ lines }: Hunk, without: PatchLine['kind'], unended: boolean): string {
  const kept = lines.filter(({ kind }) => kind !== without).map(({ text }) => text);
  return kept.length === 0 ? '' : kept.join('\n') + (unended ? '' : '\n');
}

function excerptOf(
  { patch }: RecordedChange,
  whole: Sides,
  words: ExcerptWords,
): { before: string; after: string } | null {
  const hunks = patch === null ? [] : parsePatch(patch);
  if (hunks.length === 0) {
    if (whole.before === null && whole.after === null) return null;
    return { before: whole.before ?? words.missing(), after: whole.after ?? words.missing() };
  }
  const before: string[] = [];
  const after: string[] = [];
  let next = 1;
  for (const hunk of hunks) {
    const from = Math.max(hunk.oldStart, 1);
    if (from > next) {
      before.push(words.gap(next, from - 1));
      after.push(words.gap(next, from - 1));
    }
    for (const { kind, text } of hunk.lines) {
      if (kind !== 'added') before.push(text);
      if (kind !== 'removed') after.push(text);
    }
    next = from + hunk.lines.filter(({ kind }) => kind !== 'added').length;
  }
  before.push(words.gap(next, null));
  after.push(words.gap(next, null));
  return { before: before.join('\n') + '\n', after: after.join('\n') + '\n' };
}
