import { selectRank } from './selectRank.ts';

/** The middle and the upper end of some numbers. */
export interface Quantiles {
  /** Of an even count the mean of the middle two. */
  readonly median: number;
  /** Nine of ten are at most this (nearest rank). */
  readonly p90: number;
}

/** Where numbers are put in order: one place for all, since there are as many calls as rows and parts of rows. */
let scratch = new Float64Array(1024);

/** Median and 90th percentile of lists taken together, or null when they are all empty. */
export function quantiles(lists: readonly ArrayLike<number>[]): Quantiles | null {
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count === 0) return null;
  if (count > scratch.length) scratch = new Float64Array(count * 2);
  const numbers = scratch;
  let filled = 0;
  // By index: an iterator would hand each number over in an object of its own.
  for (const list of lists) for (let index = 0; index < list.length; index++) numbers[filled++] = list[index] ?? 0;
  const middle = count >>> 1;
  const upper = selectRank(numbers, middle, 0, count - 1);
  // Everything before the middle is now at most as large as it.
  const lower = count % 2 === 1 ? upper : selectRank(numbers, middle - 1, 0, middle - 1);
  // And everything behind it at least as large.
  return { median: (lower + upper) / 2, p90: selectRank(numbers, Math.ceil(count * 0.9) - 1, middle, count - 1) };
}
