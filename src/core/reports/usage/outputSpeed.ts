import { quantiles } from './quantiles.ts';

/** How fast output came, in tokens per second, over the requests whose speed means something. */
export interface OutputSpeed {
  readonly median: number;
  /** Nine of ten requests were at most this fast (nearest rank). */
  readonly p90: number;
  readonly requests: number;
}

/** Below this, an answer that only calls tools is too short to tell a speed. */
const shortAnswer = 100;

/**
 * Tokens per second of one request, or 0 when it tells nothing: no output, no duration, or a mere tool call of under a
 * hundred tokens. `duration` is in ms, from the request's creation to its completion.
 */
export function speedOf(output: number, duration: number, onlyTools: boolean): number {
  if (output <= 0 || duration <= 0 || (onlyTools && output < shortAnswer)) return 0;
  return (output * 1000) / duration;
}

/** Median and 90th percentile, or null when no request tells a speed. */
export function outputSpeed(speeds: readonly (readonly number[])[]): OutputSpeed | null {
  const found = quantiles(speeds);
  return found === null ? null : { ...found, requests: speeds.reduce((sum, part) => sum + part.length, 0) };
}
