import type { AnyReport } from '../core/export/anyReport.ts';
import { agentsReport } from '../core/reports/agentsReport.ts';
import type { ReportFilter } from '../core/reports/filter/reportFilter.ts';
import { modelReport } from '../core/reports/modelReport.ts';
import { modelsReport } from '../core/reports/modelsReport.ts';
import { periodReport } from '../core/reports/periodReport.ts';
import { projectsReport } from '../core/reports/projectsReport.ts';
import type { ReportContext } from '../core/reports/reportContext.ts';
import { sessionReport } from '../core/reports/sessionReport.ts';
import { sessionsReport } from '../core/reports/sessionsReport.ts';
import { toolsReport } from '../core/reports/toolsReport.ts';
import type { ReportKind } from '../core/reports/usage/report.ts';
import { modelKey } from '../core/model/modelId.ts';
import type { Ledger } from '../core/usage/ledger.ts';
import { AmbiguousName } from './ambiguousName.ts';

/** What to report. */
export interface ReportRequest {
  readonly kind: ReportKind;
  /** The session or model the report is about; '' for the other kinds. */
  readonly name: string;
  readonly filter: ReportFilter;
  readonly flat: boolean;
}

/** Makes the report; throws `AmbiguousName` when the name fits none or several. */
export function buildReport(
  ledger: Ledger,
  context: ReportContext,
  { kind, name, filter, flat }: ReportRequest,
): AnyReport {
  switch (kind) {
    case 'sessions':
      return sessionsReport(ledger, context, filter, flat ? 'flat' : 'workflows');
    case 'session': {
      const found = sessionReport(ledger, context, filter, name);
      if ('report' in found) return found.report;
      throw new AmbiguousName(
        'session',
        name,
        found.candidates.map(({ id, title }) => `${id}  ${title}`),
      );
    }
    case 'daily':
    case 'weekly':
    case 'monthly':
      return periodReport(kind, ledger, context, filter);
    case 'models':
      return modelsReport(ledger, context, filter);
    case 'model': {
      const found = modelReport(ledger, context, filter, name);
      if ('report' in found) return found.report;
      throw new AmbiguousName('model', name, found.candidates.map(modelKey));
    }
    case 'projects':
      return projectsReport(ledger, context, filter);
    case 'agents':
      return agentsReport(ledger, context, filter);
    case 'tools':
      return toolsReport(ledger, context, filter);
  }
}
