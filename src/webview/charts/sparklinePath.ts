/** Outlines of a sparkline in a box of `width` by `height` CSS pixels. */
export interface SparklinePath {
  readonly line: string;
  readonly area: string;
  readonly dot: { readonly x: number; readonly y: number } | null;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Lays values out from left to right, above zero or above their least; a missing value is left out. */
export function sparklinePath(
  values: readonly (number | null)[],
  width: number,
  height: number,
  fromZero: boolean,
): SparklinePath {
  const known = values.filter((value) => value !== null);
  const highest = Math.max(0, ...known);
  const lowest = fromZero ? 0 : Math.min(highest, ...known);
  // A flat course above its own least stands in the middle; one at zero lies on the floor.
  const part = (value: number): number =>
    highest > lowest ? (value - lowest) / (highest - lowest) : fromZero ? 0 : 0.5;
  const points = values.flatMap((value, index) => {
    if (value === null) return [];
    const x = values.length === 1 ? width - 3 : 1 + (index * (width - 4)) / (values.length - 1);
    return [{ x: round(x), y: round(height - 2 - Math.max(0, part(value)) * (height - 5)) }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { line: '', area: '', dot: null };
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return { line, area: `${line}L${last.x} ${height}L${first.x} ${height}Z`, dot: last };
}
