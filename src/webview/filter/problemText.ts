import type { QueryProblem } from '../../core/query/query.ts';
import type { Words } from '../text/words.ts';

/** What was not understood of a query, and what would be. */
export function problemText({ reason, text }: QueryProblem, { t }: Words): string {
  return {
    'unknown operator': t('There is no {0}: use @model: @project: @agent: @tool: @cost: or @error:.', text),
    'no value': t('{0} needs a name, as in {0}name.', text),
    'no amount': t('{0} is no amount: write it like @cost:>1.', text),
  }[reason];
}
