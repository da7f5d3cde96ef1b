import type { TemplateResult } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { Words } from '../../text/words.ts';
import { costMarks } from '../../views/costMarks.ts';

/** What the marks in the top tables mean. */
export function basisLegend(report: OverviewReport, words: Words): TemplateResult {
  const rows = [...report.topModels, ...report.topProjects, ...report.topSessions];
  return costMarks(
    rows.map(({ figures }) => figures),
    words,
    report.figures.copies,
  );
}
