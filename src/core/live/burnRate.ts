import type { NanoDollars } from '../model/money.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import { speedOf } from '../reports/usage/outputSpeed.ts';

/** The stretch of time a burn rate looks back over, ms. */
export const burnWindowMs = 5 * 60_000;
/** Points of its curve. */
export const burnPoints = 60;

/** A finished request, as far as the burn rate is concerned. */
export interface BurnRequest {
  /** ms since the epoch. */
  readonly created: number;
  /** ms since the epoch; 0 while it runs: it has no tokens yet and does not count. */
  readonly completed: number;
  /** All five kinds. */
  readonly tokens: number;
  readonly output: number;
  readonly cost: NanoDollars;
  readonly onlyTools: boolean;
}

/** How fast tokens and money go, over the last five minutes. */
export interface BurnRate {
  /** Tokens of all kinds a minute, of requests that finished in the window. */
  readonly tokensPerMinute: number;
  /** Output tokens a second, the median of those requests; null when none tells a speed. */
  readonly outputPerSecond: number | null;
  /** Nano-dollars an hour at this pace. */
  readonly costPerHour: NanoDollars;
  /** Output tokens a second over the window, oldest first: each answer spread evenly over the time it took. */
  readonly curve: readonly number[];
  /** Requests it was made from. */
  readonly requests: number;
}

/** The burn rate at a moment (ms since the epoch). */
export function burnRate(requests: readonly BurnRequest[], now: number): BurnRate {
  const from = now - burnWindowMs;
  const recent = requests.filter(({ completed }) => completed > from && completed <= now);
  const speeds = recent.map(({ output, created, completed, onlyTools }) =>
    speedOf(output, completed - created, onlyTools),
  );
  const told = speeds.filter((speed) => speed > 0);
  const minutes = burnWindowMs / 60_000;
  const sum = (of: (request: BurnRequest) => number): number => recent.reduce((all, one) => all + of(one), 0);
  return {
    tokensPerMinute: sum(({ tokens }) => tokens) / minutes,
    outputPerSecond: quantiles([told])?.median ?? null,
    costPerHour: Math.round(sum(({ cost }) => cost) * (60 / minutes)),
    curve: curveOf(recent, from),
    requests: recent.length,
  };
}

function curveOf(requests: readonly BurnRequest[], from: number): readonly number[] {
  const step = burnWindowMs / burnPoints;
  const points = Array.from({ length: burnPoints }, () => 0);
  for (const { created, completed, output } of requests) {
    const took = Math.max(1, completed - created);
    const first = Math.max(0, Math.floor((created - from) / step));
    for (let point = first; point < burnPoints; point++) {
      const begin = from + point * step;
      const shared = Math.min(completed, begin + step) - Math.max(created, begin);
      if (shared <= 0) break;
      points[point] = (points[point] ?? 0) + (output * shared) / took / (step / 1000);
    }
  }
  return points;
}

/** How many requests still fit into the context at the pace of the last ones; null when it does not grow. */
export function requestsLeft(contexts: readonly number[], limit: number | null): number | null {
  const [last] = contexts.slice(-1);
  if (limit === null || last === undefined) return null;
  const recent = contexts.slice(-11);
  const grown = recent.slice(1).reduce((sum, size, index) => sum + Math.max(0, size - (recent[index] ?? 0)), 0);
  const perRequest = grown / Math.max(1, recent.length - 1);
  return perRequest < 1 ? null : Math.max(0, Math.floor((limit - last) / perRequest));
}
