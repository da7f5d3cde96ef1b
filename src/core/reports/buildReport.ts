import type { AnyReport } from '../export/anyReport.ts';
import { agentsReport } from './agentsReport.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import { modelReport } from './modelReport.ts';
import { modelsReport } from './modelsReport.ts';
import { periodReport } from './periodReport.ts';
import { projectsReport } from './projectsReport.ts';
import type { ReportContext } from './reportContext.ts';
import { sessionReport } from './sessionReport.ts';
import { sessionsReport } from './sessionsReport.ts';
import { toolsReport } from './toolsReport.ts';
import type { ReportKind } from './usage/report.ts';
import { modelKey } from '../model/modelId.ts';
import type { Ledger } from '../usage/ledger.ts';
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
