import type { Formats } from '../text/formats.ts';

/** Change against the period before: never coloured, because more is not always worse. */
export interface Delta {
  readonly direction: 'up' | 'down' | 'same';
  readonly text: string;
}

function direction(difference: number, least: number): Delta['direction'] {
  if (Math.abs(difference) < least) return 'same';
  return difference > 0 ? 'up' : 'down';
}

/** Relative change of an amount, or null when there was nothing to compare with. */
export function relativeDelta(now: number, before: number, formats: Formats): Delta | null {
  if (before <= 0) return null;
  const change = (now - before) / before;
  const { figure, unit } = formats.percent(Math.abs(change), Math.abs(change) < 10 ? 1 : 0);
  return { direction: direction(change, 0.0005), text: figure + unit };
}

/** Change of a share in percentage points, or null when one of them is unknown. */
export function pointsDelta(now: number | null, before: number | null, formats: Formats, unit: string): Delta | null {
  if (now === null || before === null) return null;
  const change = now - before;
  return { direction: direction(change, 0.0005), text: `${formats.points(Math.abs(change))} ${unit}` };
}
