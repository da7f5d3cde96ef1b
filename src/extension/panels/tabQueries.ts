import * as v from 'valibot';
import type { TabApi } from '../../protocol/tabApi.ts';
import { ompTabQuery } from './ompQueries.ts';
import { panelFilterQuery } from './panelFilterQuery.ts';

/** What each tab may be asked for: one line makes a tab's method pass from the page to the worker, checked. */
export const tabQueries = {
  overview: panelFilterQuery,
  ompTab: ompTabQuery,
  ompSyncNow: v.null(),
  liveTab: v.object({ session: v.pipe(v.string(), v.maxLength(200)) }),
  skillsTab: panelFilterQuery,
  ledger: panelFilterQuery,
} satisfies Readonly<Record<keyof TabApi, v.GenericSchema>>;
