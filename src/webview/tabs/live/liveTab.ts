import { modelKey } from '../../../core/model/modelId.ts';
import type { LiveTabQuery } from '../../../protocol/tabs/liveTab.ts';
import { defineTab } from '../tab.ts';
import { livePage } from './livePage.ts';
import { liveSkeleton } from './liveSkeleton.ts';
import { readLiveOptions, type LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';
import { liveAges } from './pageClock.ts';
import { pausable } from './pausable.ts';
import { stateText } from './stateLook.ts';

/** What runs now: one session in depth, and all of them beside it. */
export const liveTab = pausable(
  defineTab<LivePageReport, LiveTabQuery, LiveTabOptions>({
    id: 'live',
    title: (t) => t('Live'),
    readOptions: readLiveOptions,
    query: (_filter, { session }) => ({ session }),
    fetch: async (api, query, signal) => {
      const [report, budgets] = await Promise.all([
        api.liveTab(query, signal),
        api.budgets(null, signal).catch(() => null),
      ]);
      return { ...report, budgets, arrived: Date.now() };
    },
    demo: ({ live }) => live.demo,
    nothing: () => null,
    models: ({ dashboard }) => (dashboard?.rows ?? []).map(({ model }) => modelKey(model)),
    spoken: ({ live, dashboard }, _filter, { t, plural }) => {
      const shown = live.sessions.find(({ id }) => id === dashboard?.id);
      const count = plural(live.sessions.length, '{0} session is live.', '{0} sessions are live.');
      return shown ? `${count} ${t('{0}: {1}', shown.title, stateText(shown, t))}` : count;
    },
    ages: liveAges,
    skeleton: liveSkeleton,
    painter: () => livePage,
  }),
  (options) => {
    const { paused, every } = readLiveOptions(options);
    return paused ? null : every * 1000;
  },
);
