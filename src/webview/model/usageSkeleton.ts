/** Heights of grey bars (0..1): a week's rhythm, so that the box reads as a chart. */
export const skeletonBars: readonly number[] = Array.from({ length: 30 }, (_, day) =>
  day % 7 > 4 ? 0.08 : 0.45 + 0.4 * Math.abs(Math.sin(day * 2.4)),
);
