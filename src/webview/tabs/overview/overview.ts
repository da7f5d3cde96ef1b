import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport, TimeRange } from '../../../core/reports/overview.ts';
import { timeReportOf } from '../../model/timeReportOf.ts';
import type { StackedBarsModel } from '../../model/stackedBarsModel.ts';
import { barChart } from '../../views/barChart.ts';
import { tokenSection } from '../../views/tokenSection.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';
import { basisLegend } from './basisLegend.ts';
import { topSkills, topTools } from './callSections.ts';
import { changesSection } from './changesSection.ts';
import { costTitle } from './costTitle.ts';
import { keyFigureStrip } from './keyFigureStrip.ts';
import { rhythmSection } from './rhythmSection.ts';
import { topModels, topProjects, topSessions } from './topTables.ts';
import { yearSection } from './yearSection.ts';

/** The Overview with its figures. */
export function overview(scene: Scene<OverviewReport, NoOptions>, model: StackedBarsModel): TemplateResult {
  const { report, words, actions, filter } = scene;
  const { period } = report;
  const within = ({ from, to }: TimeRange): TimeRange => ({
    from: Math.max(from, period.from),
    to: Math.min(to, period.to),
  });
  const chart = {
    id: 'cost',
    title: costTitle(report.bucket, words.t),
    model,
    ranges: report.buckets.map(({ range }) => within(range)),
    open: (range: TimeRange): void => actions.go({ tab: 'sessions', filter: { ...filter, range } }),
    zoom: (range: TimeRange): void => actions.go({ filter: { ...filter, range } }),
    filter,
    exports: timeReportOf(report.bucket),
  };
  return html`<div class="page">
    ${keyFigureStrip(report, words, actions)}
    <div class="middle">
      ${barChart(scene, chart)}
      <div class="side">${changesSection(scene)} ${topTools(scene)}</div>
    </div>
    <div class="middle">${yearSection(scene)} ${rhythmSection(scene)}</div>
    <div class="tops">${topModels(scene)} ${topProjects(scene)} ${topSessions(scene)}</div>
    <div class="middle">${tokenSection(scene)} ${topSkills(scene)}</div>
    ${basisLegend(report, words)}
  </div>`;
}
