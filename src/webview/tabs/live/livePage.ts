import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { arrangeLive } from '../../../core/live/arrangeLive.ts';
import type { LiveTabReport } from '../../../core/live/liveTabReport.ts';
import type { Scene } from '../tab.ts';
import { burnSection } from './burnSection.ts';
import { dashboardHead } from './dashboardHead.ts';
import { limits } from './limits.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import { agentTable, tokenTable, toolTable } from './liveTables.ts';
import { runningGrid } from './runningGrid.ts';

/** The dashboard of one session, and all that run beside it. */
export function livePage(scene: Scene<LiveTabReport, LiveTabOptions>): TemplateResult {
  const { report, options, words, slots } = scene;
  const { dashboard } = report;
  const sort = options.urgencyFirst ? 'urgency' : 'title';
  const query = { sort, grouping: 'none', filter: '', background: options.background } as const;
  const [all] = arrangeLive(report.live, query);
  const sessions = all?.sessions ?? [];
  const left =
    dashboard === null
      ? html`<div class="live-dashboard"><p class="quiet">${words.t('No session has run yet.')}</p></div>`
      : html`<div class="live-dashboard" role="region" aria-labelledby="title-dashboard">
          ${dashboardHead(scene, dashboard, sessions)} ${limits(dashboard, words)} ${burnSection(dashboard, words)}
          ${tokenTable(dashboard, words)} ${agentTable(dashboard, slots, words)} ${toolTable(dashboard, words)}
        </div>`;
  return html`<div class="page live-page">${left} ${runningGrid(scene, sessions, all?.processes ?? [])}</div>`;
}
