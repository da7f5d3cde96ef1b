import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { SessionRank } from '../../../core/reports/panel/sessionRank.ts';
import { sessionRanks } from '../../../core/reports/panel/sessionRank.ts';
import type { SessionsTabQuery, SessionsTabReport } from '../../../core/reports/panel/sessionsTabReport.ts';
import type { GridLooks } from '../../grid/grid.ts';
import { readLooks } from '../../grid/grid.ts';
import { spokenOverview } from '../../model/spokenOverview.ts';
import { section } from '../../views/section.ts';
import { skeletonRows } from '../../views/skeletons.ts';
import { defineTab } from '../tab.ts';
import { sessionsView } from './sessionsView.ts';

/** What the Sessions tab remembers. */
export interface SessionsOptions {
  readonly looks: GridLooks;
  readonly workflows: boolean;
  /** Ids of the workflows that are unfolded. */
  readonly open: readonly string[];
  /** First row of the page that is loaded: where the user has scrolled to. */
  readonly offset: number;
}

/** Columns of the kinds of tokens: there is room for them where they are asked for. */
export const kindColumns = ['input', 'output', 'reasoning', 'cacheRead', 'cacheWrite'] as const;

/** Rows asked for at once: several screens, so that scrolling on seldom waits. */
export const pageSize = 200;

/** The rank a column stands for. */
export function rankOf(column: string): SessionRank {
  return sessionRanks.find((rank) => rank === column) ?? 'cost';
}

/** What the tab asks: one page of the rows in their order. */
export function sessionsQuery(
  filter: PanelFilter,
  { looks, workflows, open, offset }: SessionsOptions,
  limit = pageSize,
): SessionsTabQuery {
  const { column, descending } = looks.sort;
  return { filter, sort: rankOf(column), descending, workflows, open, offset, limit };
}

/** Which sessions: ranked by what they cost, how long they took, what went wrong. */
export const sessionsTab = defineTab<SessionsTabReport, SessionsTabQuery, SessionsOptions>({
  id: 'sessions',
  title: (t) => t('Sessions'),
  readOptions: (saved) => {
    const { looks, workflows, open } = (saved ?? {}) as Readonly<Record<string, unknown>>;
    return {
      looks: readLooks(looks, { column: 'cost', descending: true }),
      workflows: workflows !== false,
      open: Array.isArray(open) ? open.filter((id): id is string => typeof id === 'string').slice(0, 1000) : [],
      offset: 0,
    };
  },
  sortBy: ({ looks, ...options }, column) => {
    const kinds: readonly string[] = kindColumns;
    const { toggled } = looks;
    return {
      ...options,
      looks: {
        sort: { column, descending: true },
        toggled: kinds.includes(column) && !toggled.includes(column) ? [...toggled, column] : toggled,
      },
      offset: 0,
    };
  },
  query: (filter, options) => sessionsQuery(filter, options),
  fetch: (api, query, signal) => api.sessionsTab(query, signal),
  demo: ({ demo }) => demo,
  nothing: ({ nothing }) => nothing,
  models: ({ totals }) => totals.models.map(modelKey),
  spoken: ({ totals }, filter, words) => spokenOverview(totals, filter, words),
  skeleton: ({ t }) =>
    html`<div class="page" aria-busy="true">${section('session-rows', t('Sessions'), '', skeletonRows(20))}</div>`,
  painter: () => sessionsView,
});
