import { env } from 'vscode';
import { formatAge } from '../../core/format/formatAge.ts';
import { formatCompactCount, formatCount } from '../../core/format/formatCount.ts';
import { formatDuration } from '../../core/format/formatDuration.ts';
import { formatPercent } from '../../core/format/formatPercent.ts';

/** A whole number with the separators of the user's language. */
export function countText(value: number): string {
  return formatCount(value, env.language);
}

/** A number of tokens, short: `980`, `84.2 K`, `6.9 M`. */
export function tokensText(value: number): string {
  return formatCompactCount(value, env.language);
}

/** A share (0..1) as whole percent. */
export function shareText(share: number): string {
  return formatPercent(share, env.language);
}

/** How long ago a time (ms since the epoch) was: `2m ago`. */
export function ageText(time: number, now: number): string {
  return formatAge(time, now, env.language);
}

/** How long something takes, ms: `14 s`. */
export function durationText(duration: number): string {
  return formatDuration(duration, env.language);
}

/** The time of day, to the second. */
export function timeText(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'medium', hourCycle: 'h23', timeZone }).format(time);
}

/** Day and time of day, to the minute. */
export function momentText(time: number, timeZone: string): string {
  const parts = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat(env.language, parts).format(time);
}

/** A day with its weekday, without the year. */
export function dayText(time: number, timeZone: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(env.language, parts).format(time);
}
