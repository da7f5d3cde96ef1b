/** A scale from zero: its upper end and the step between its lines, in dollars. */
export interface MoneyAxis {
  readonly maximum: number;
  readonly step: number;
}

/** Upper ends a scale may have (times a power of ten), and into how many round steps each is cut. */
const ends: readonly (readonly [end: number, steps: number])[] = [
  [1, 5],
  [1.2, 4],
  [1.6, 4],
  [2, 4],
  [2.4, 4],
  [3.2, 4],
  [4, 4],
  [6, 3],
  [8, 4],
  [10, 5],
];

// Powers below one are not exact in binary: keep the digits meant.
const exact = (value: number): number => Number(value.toPrecision(6));

/** The least such scale that holds the value: coarse, so that a live chart's axis does not jump. */
export function moneyAxis(value: number): MoneyAxis {
  const power = value > 0 ? 10 ** Math.floor(Math.log10(value)) : 1;
  const [end, steps] = ends.find(([factor]) => factor * power >= value * (1 - 1e-9)) ?? [10, 5];
  return { maximum: exact(end * power), step: exact((end * power) / steps) };
}
