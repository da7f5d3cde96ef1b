import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { arrangeLive } from '../../../core/live/arrangeLive.ts';
import type { Scene } from '../tab.ts';
import { budgetSection } from './budgets/budgetSection.ts';
import { burnSection } from './burnSection.ts';
import { dashboardHead } from './dashboardHead.ts';
import { limits } from './limits.ts';
import { liveKeys } from './liveKeys.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';
import { agentTable, tokenTable, toolTable } from './liveTables.ts';
import { pageNow } from './pageClock.ts';
import { runningGrid } from './runningGrid.ts';

/** The dashboard of one session, and all that run beside it. */
export function livePage(scene: Scene<LivePageReport, LiveTabOptions>): TemplateResult {
  const { report, options, words } = scene;
  const { dashboard } = report;
  const sort = options.urgencyFirst ? 'urgency' : 'title';
  const query = { sort, grouping: 'none', filter: '', background: options.background } as const;
  const [all] = arrangeLive(report.live, query);
  const sessions = all?.sessions ?? [];
  const left =
    dashboard === null
      ? html`<div class="live-dashboard"><p class="quiet">${words.t('No session has run yet.')}</p></div>`
      : html`<div
          class="live-dashboard"
          role="region"
          aria-labelledby="title-dashboard"
          @keydown=${liveKeys(scene, dashboard, sessions)}
        >
          ${dashboardHead(scene, dashboard, sessions)}
          ${limits(dashboard, report.budgets, pageNow(report, options), words)} ${burnSection(dashboard, words)}
          ${tokenTable(dashboard, scene)} ${agentTable(dashboard, scene)} ${toolTable(dashboard, scene)}
        </div>`;
  return html`<div class="page live-page">
    ${left}
    <div class="live-side">${runningGrid(scene, sessions, all?.processes ?? [])} ${budgetSection(scene)}</div>
  </div>`;
}
