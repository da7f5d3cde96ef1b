import type { QueryProblem } from '../../core/query/query.ts';
import type { Words } from '../text/words.ts';

/** What was not understood of a query, and what would be. */
export function problemText({ reason, text }: QueryProblem, { t }: Words): string {
  return {
    'unknown operator': t(
      'There is no {0}: use @model: @project: @agent: @tool: @cost: @error: @hour: or @weekday:.',
      text,
    ),
    'no value': t('{0} needs a name, as in {0}name.', text),
    'no amount': t('{0} is no amount: write it like @cost:>1.', text),
    'no hour': t('{0} is no hour of the day: write it like @hour:9 or @hour:9-12.', text),
    'no weekday': t('{0} is no day of the week: write it like @weekday:mon or @weekday:mon-fri.', text),
  }[reason];
}
