/**
 * Moves the number of this rank (0 = smallest) to its place and the smaller ones before it, within `low`..`high`: what
 * sorting would do for that one place, in a fraction of the time.
 */
export function selectRank(numbers: Float64Array, rank: number, low: number, high: number): number {
  let left = low;
  let right = high;
  while (left < right) {
    const pivot = numbers[(left + right) >>> 1] ?? 0;
    let up = left;
    let down = right;
    while (up <= down) {
      while ((numbers[up] ?? Infinity) < pivot) up++;
      while ((numbers[down] ?? -Infinity) > pivot) down--;
      if (up > down) break;
      const kept = numbers[up] ?? 0;
      numbers[up] = numbers[down] ?? 0;
      numbers[down] = kept;
      up++;
      down--;
    }
    if (rank <= down) right = down;
    else if (rank >= up) left = up;
    else break;
  }
  return numbers[rank] ?? 0;
}
