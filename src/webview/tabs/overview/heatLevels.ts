import type { YearDay } from '../../../core/reports/panel/yearReport.ts';

/** Which of five steps a day has: none, and four that hold as many days each, so that one wild day hides no other. */
export function heatLevels(days: readonly YearDay[]): (day: YearDay) => number {
  // Where nothing has a price, the requests tell the days apart.
  const priced = days.some(({ cost }) => cost > 0);
  const weight = (day: YearDay): number => (priced ? day.cost : day.requests);
  const weights = days
    .map(weight)
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  const limits = [0.25, 0.5, 0.75].map((part) => weights[Math.floor(weights.length * part)] ?? Infinity);
  return (day) => {
    if (day.requests === 0) return 0;
    return 1 + limits.filter((limit) => weight(day) >= limit).length;
  };
}
