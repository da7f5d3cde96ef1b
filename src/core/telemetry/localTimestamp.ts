import { TZDate } from '@date-fns/tz';

/** ms since the epoch of an ISO time; one without a zone, as Python writes it, is local. 0 for what is no time. */
export function localTimestamp(value: unknown, timeZone: string): number {
  if (typeof value !== 'string') return 0;
  const naive = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(value);
  if (naive === null) {
    const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
    return Number.isFinite(time) ? time : 0;
  }
  const [year, month, day, hour, minute, second] = naive.slice(1, 7).map(Number);
  const ms = Math.floor(Number(`0.${naive[7] ?? '0'}`) * 1000);
  return new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0, ms, timeZone).getTime();
}
