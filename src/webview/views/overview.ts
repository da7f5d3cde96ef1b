import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport } from '../../core/reports/overview.ts';
import type { Actions } from '../state/actions.ts';
import type { Words } from '../text/words.ts';
import { basisLegend } from './basisLegend.ts';
import type { CostSection } from './costSection.ts';
import { costSection } from './costSection.ts';
import { keyFigureStrip } from './keyFigureStrip.ts';
import { tokenSection } from './tokenSection.ts';
import { topModels, topProjects, topSessions } from './topTables.ts';

/** The Overview with its figures. */
export function overview(
  report: OverviewReport,
  cost: CostSection,
  slots: ReadonlyMap<string, number>,
  words: Words,
  actions: Actions,
): TemplateResult {
  return html`<div class="page">
    ${keyFigureStrip(report, words)}
    <div class="middle">${costSection(cost, words, actions)} ${tokenSection(report, words)}</div>
    <div class="tops">
      ${topModels(report, slots, words)} ${topProjects(report, words)} ${topSessions(report, words, actions)}
    </div>
    ${basisLegend(report, words)}
  </div>`;
}
