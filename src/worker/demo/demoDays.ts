import { startOfDayAfter, startOfLocalDay } from '../../core/reports/calendar.ts';
import type { SeededRandom } from './seededRandom.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** When work begins, by hour of the local day, relative to the other hours. */
const hours: readonly number[] = [0, 0, 0, 0, 0, 0, 0.2, 1, 4, 8, 9, 7, 3, 6, 8, 8, 7, 4, 1.5, 1.5, 2.5, 2, 1, 0.3];

/** Starts of sessions (ms since the epoch, ascending) over the last `days` local days: the rhythm of office weeks. */
export function demoDays(random: SeededRandom, now: number, timeZone: string, days: number): number[] {
  const starts: number[] = [];
  for (let ago = days - 1; ago >= 0; ago--) {
    const day = startOfDayAfter(now, timeZone, -ago);
    const weekday = Math.floor(startOfLocalDay(day, timeZone) / (24 * hourMs) + 4 + 0.5) % 7;
    const weekend = weekday === 0 || weekday === 6;
    // Work on this machine grew over the weeks.
    const busy = weekend ? 1.1 : 5.4 * (0.65 + (0.5 * (days - ago)) / days);
    const count = random.chance(weekend ? 0.5 : 0.04) ? 0 : random.around(busy);
    for (let session = 0; session < count; session++) {
      const hour = random.pick([...hours.keys()], (index) => hours[index] ?? 0);
      starts.push(day + hour * hourMs + random.between(0, 59) * minuteMs + random.between(0, 59_999));
    }
  }
  return starts.filter((start) => start < now - 90 * minuteMs).sort((a, b) => a - b);
}
