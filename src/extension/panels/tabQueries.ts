import * as v from 'valibot';
import { sessionRanks } from '../../core/reports/panel/sessionRank.ts';
import type { TabApi } from '../../protocol/tabApi.ts';
import { ompTabQuery } from './ompQueries.ts';
import { panelFilterQuery } from './panelFilterQuery.ts';

const filter = panelFilterQuery;
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What each tab may be asked for: one line makes a tab's method pass from the page to the worker, checked. */
export const tabQueries = {
  ompTab: ompTabQuery,
  ompSyncNow: v.null(),
  liveTab: v.object({ session: v.pipe(v.string(), v.maxLength(200)) }),
  skillsTab: panelFilterQuery,
  ledger: panelFilterQuery,
  filterNames: v.picklist(['workspace', 'all']),
  overview: filter,
  timeTab: v.object({ filter, unit: v.picklist(['hour', 'day', 'week', 'month']) }),
  modelsTab: filter,
  projectsTab: filter,
  sessionsTab: v.object({
    filter,
    sort: v.picklist(sessionRanks),
    descending: v.boolean(),
    workflows: v.boolean(),
    open: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000)),
    offset: count,
    limit: v.pipe(count, v.maxValue(500)),
  }),
  toolsTab: filter,
} satisfies Readonly<Record<keyof TabApi, v.GenericSchema>>;
