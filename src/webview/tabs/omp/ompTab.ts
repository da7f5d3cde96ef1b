import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { CallAgents } from '../../../core/reports/omp/ompQuery.ts';
import type { OmpTabQuery, OmpTabReport } from '../../../core/reports/omp/ompTabReport.ts';
import type { HostApi } from '../../../protocol/webviewApi.ts';
import { ompEmpty } from './ompEmpty.ts';
import { ompHead } from './ompHead.ts';
import { ompDetail, ompErrors, ompRecent } from './ompCalls.ts';
import { ompFigureStrip } from './ompFigures.ts';
import { ompLoading } from './ompLoading.ts';
import type { OmpOptions } from './ompOptions.ts';
import { readOmpOptions } from './ompOptions.ts';
import { ompCosts, ompFolders, ompKinds, ompModels, ompProviders, ompTools } from './ompTables.ts';
import { syncText } from './syncText.ts';
import { ompTimeSection } from './ompTimeSection.ts';
import type { Scene } from '../tab.ts';
import { defineTab } from '../tab.ts';

/** Ranges end now, and now moves on: the figures are asked for again this often while they are seen (ms). */
const refreshMs = 30_000;

/** The host of this page, known once the tab has asked it for something. */
let host: HostApi | null = null;

/** What omp-stats shows, of oh-my-pi or by the same formulas of OpenCode. */
export const ompTab = defineTab<OmpTabReport, OmpTabQuery, OmpOptions>({
  id: 'omp',
  title: (t) => t('oh-my-pi'),
  readOptions: readOmpOptions,
  everyMs: refreshMs,
  query: (filter, { agents, detail }) => ({ filter, agents, detail }),
  fetch: (api, query, signal) => {
    host = api;
    return api.ompTab(query, signal);
  },
  demo: ({ demo }) => demo,
  // The tab says itself what is missing: another choice of agents may be all it takes.
  nothing: () => null,
  models: ({ stats }) => stats.byModel.map(({ provider, model }) => `${provider}/${model}`),
  spoken: ({ stats }, _filter, { t, formats }) =>
    t(
      '{0} requests, {1} failed',
      formats.integer(stats.overall.totalRequests),
      formats.integer(stats.overall.failedRequests),
    ),
  skeleton: ompLoading,
  painter: () => page,
});

function page(scene: Scene<OmpTabReport, OmpOptions>): TemplateResult {
  const { report, words, choose, options } = scene;
  const head = ompHead(scene, {
    agents: options.agents,
    synced: options.synced,
    pick: (agents: CallAgents) => choose({ agents, detail: '' }),
    sync: () => void syncNow(scene),
  });
  if (report.stats.overall.totalRequests === 0) {
    return html`<div class="page">${head}${ompEmpty(scene)}</div>`;
  }
  return html`<div class="page">
    ${head} ${ompFigureStrip(report.stats.overall, words)} ${ompTimeSection(scene)} ${ompDetail(scene)}
    ${ompModels(scene)}
    <div class="omp-columns">${ompFolders(scene)} ${ompKinds(scene)}</div>
    <div class="omp-columns">${ompRecent(scene)} ${ompErrors(scene)}</div>
    <div class="omp-columns">${ompProviders(scene)} ${ompTools(scene)}</div>
    ${ompCosts(scene)}
  </div>`;
}

async function syncNow({ words, actions, choose }: Scene<OmpTabReport, OmpOptions>): Promise<void> {
  choose({ synced: 'reading' });
  const synced = await lookAtLogs();
  choose({ synced });
  actions.announce(syncText(synced, words));
}

async function lookAtLogs(): Promise<OmpOptions['synced']> {
  try {
    const found = await host?.ompSyncNow(null);
    return found === undefined ? null : { requests: found.processed, logs: found.files, at: Date.now() };
  } catch {
    return 'failed';
  }
}
