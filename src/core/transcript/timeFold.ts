/** A stretch of real time, ms since the epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A piece of a folded time line: busy time at its true length, or an idle gap folded to a fixed one. */
export interface FoldPiece extends Stretch {
  /** Where it begins on the folded line, in folded ms. */
  readonly at: number;
  /** Its length there; for a gap not its real one. */
  readonly length: number;
  readonly idle: boolean;
}

/** Real time with its idle gaps folded. */
export interface TimeFold {
  readonly pieces: readonly FoldPiece[];
  /** Length of the whole line in folded ms, at least 1. */
  readonly length: number;
}

/** Shorter pauses stay as they are (ms). */
const leastGapMs = 60_000;
/** More gaps than this would leave no room for what happened: the longest are folded. */
const mostGaps = 40;
/** All gaps together take at most this share of what is busy; one alone a thirtieth, in which its length can be read. */
const gapShare = 1 / 30;
const allGapsShare = 1 / 3;

/** Merges stretches that touch or overlap; both the input's order and empty ones do not matter. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Length of what the stretches cover together, ms: time in two of them counts once. */
export function coveredMs(stretches: readonly Stretch[]): number {
  return mergeStretches(stretches).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Folds the idle gaps between the stretches. */
export function foldTime(stretches: readonly Stretch[]): TimeFold {
  const busy = mergeStretches(stretches);
  const gaps = busy
    .slice(1)
    .map(({ from }, index) => ({ index, length: from - (busy[index]?.to ?? from) }))
    .filter(({ length }) => length >= leastGapMs)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostGaps);
  const folded = new Set(gaps.map(({ index }) => index));
  const groups: { from: number; to: number }[] = [];
  busy.forEach((stretch, index) => {
    const last = groups.at(-1);
    if (last === undefined || folded.has(index - 1)) groups.push({ ...stretch });
    else last.to = stretch.to;
  });
  const total = groups.reduce((sum, { from, to }) => sum + Math.max(1, to - from), 0);
  const gap = Math.max(1, Math.min(total * gapShare, (total * allGapsShare) / Math.max(1, gaps.length)));
  const pieces: FoldPiece[] = [];
  let at = 0;
  const add = (from: number, to: number, length: number, idle: boolean): void => {
    pieces.push({ from, to, at, length, idle });
    at += length;
  };
  groups.forEach((group, index) => {
    const before = groups[index - 1];
    if (before !== undefined) add(before.to, group.from, gap, true);
    add(group.from, group.to, Math.max(1, group.to - group.from), false);
  });
  return { pieces, length: Math.max(1, at) };
}

/** Place of a real time on the folded line; times outside stand at its ends. */
export function foldedAt({ pieces, length }: TimeFold, time: number): number {
  const piece = pieces[lastIndexBefore(pieces, ({ from }) => from, time)];
  if (piece === undefined) return time < (pieces[0]?.from ?? 0) ? 0 : length;
  const real = piece.to - piece.from;
  return piece.at + (real <= 0 ? 0 : Math.min(1, (time - piece.from) / real) * piece.length);
}

/** Real time at a place of the folded line. */
export function timeAt({ pieces }: TimeFold, at: number): number {
  const piece =
    pieces[
      Math.max(
        0,
        lastIndexBefore(pieces, (one) => one.at, at),
      )
    ];
  if (piece === undefined) return 0;
  const share = Math.max(0, Math.min(1, (at - piece.at) / piece.length));
  return piece.from + share * (piece.to - piece.from);
}

function lastIndexBefore(pieces: readonly FoldPiece[], startOf: (piece: FoldPiece) => number, place: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && startOf(piece) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
