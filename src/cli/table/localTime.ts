import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** `2026-11-20 14:05` in a time zone; '' for no time. */
export function localTime(time: number, timeZone: string): string {
  return time > 0 ? format(new TZDate(time, timeZone), 'yyyy-MM-dd HH:mm') : '';
}
