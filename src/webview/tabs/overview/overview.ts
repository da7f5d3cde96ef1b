import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { StackedBarsModel } from '../../model/stackedBarsModel.ts';
import { tokenSection } from '../../views/tokenSection.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';
import { basisLegend } from './basisLegend.ts';
import { costSection } from './costSection.ts';
import { keyFigureStrip } from './keyFigureStrip.ts';
import { topModels, topProjects, topSessions } from './topTables.ts';

/** The Overview with its figures. */
export function overview(scene: Scene<OverviewReport, NoOptions>, model: StackedBarsModel): TemplateResult {
  const { report, slots, words, actions } = scene;
  return html`<div class="page">
    ${keyFigureStrip(report, words)}
    <div class="middle">${costSection(scene, model)} ${tokenSection(report, words)}</div>
    <div class="tops">
      ${topModels(report, slots, words)} ${topProjects(report, words)} ${topSessions(report, words, actions)}
    </div>
    ${basisLegend(report, words)}
  </div>`;
}
