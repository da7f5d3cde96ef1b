import { TZDate, tzOffset } from '@date-fns/tz';

let machineZone = '';

/**
 * Names the zone that this machine's own clock shows. Its calendar is every `Date`'s, the same to the minute; any other needs
 * the names of all languages, which take 9 MB and as many milliseconds as opening a database.
 */
export function useMachineZone(timeZone: string): void {
  machineZone = timeZone;
}

/** An instant (ms) whose fields and calendar arithmetic are those of a zone. */
export function zonedDate(time: number, timeZone: string): Date {
  return timeZone === machineZone ? new Date(time) : new TZDate(time, timeZone);
}

/** The instant at which the clock of a zone shows noon on a day of its calendar (months from 0). */
export function zonedNoon(year: number, month: number, day: number, timeZone: string): Date {
  return timeZone === machineZone ? new Date(year, month, day, 12) : new TZDate(year, month, day, 12, timeZone);
}

/** How far (minutes) the clock of a zone is ahead of UTC at an instant (ms). */
export function zoneOffset(time: number, timeZone: string): number {
  const date = new Date(time);
  return timeZone === machineZone ? -date.getTimezoneOffset() : tzOffset(timeZone, date);
}
