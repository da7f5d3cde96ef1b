import type { ClockTerm, QueryTerm } from '../../query/query.ts';
import { localWeekHourFinder, weekHours } from '../localHour.ts';
import type { Selection } from '../filter/selection.ts';

/** What a query says of hours and weekdays, as one question about a time; null when it says nothing. */
export function clockOf(terms: readonly QueryTerm[], timeZone: string): Selection['clock'] {
  const said = terms.filter((term): term is ClockTerm => term.kind === 'hour' || term.kind === 'weekday');
  if (said.length === 0) return null;
  const passing = Uint8Array.from({ length: weekHours }, (_, weekHour) =>
    Number(said.every((term) => fits(term, weekHour))),
  );
  const weekHourOf = localWeekHourFinder(timeZone);
  // What has no time has no hour.
  return (time) => time > 0 && passing[weekHourOf(time)] === 1;
}

function fits({ kind, numbers, negated }: ClockTerm, weekHour: number): boolean {
  return numbers.includes(kind === 'hour' ? weekHour % 24 : Math.floor(weekHour / 24)) !== negated;
}
