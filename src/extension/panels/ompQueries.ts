import * as v from 'valibot';
import { callAgents } from '../../core/reports/omp/ompQuery.ts';
import { panelFilterQuery } from './panelFilterQuery.ts';

/** Longer than any id a list gives out: a number and the path of a source. */
const longestId = 5000;

/** What the oh-my-pi tab may ask, as a page may send it. */
export const ompTabQuery = v.object({
  filter: panelFilterQuery,
  agents: v.picklist(callAgents),
  detail: v.pipe(v.string(), v.maxLength(longestId)),
});
