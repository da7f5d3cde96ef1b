import type { Costing } from '../core/pricing/costing.ts';
import type { FilterMoment } from '../core/reports/filter/parseReportFilter.ts';
import type { ReportContext } from '../core/reports/reportContext.ts';

/** A report's context in a terminal: no workspace is open, and nobody asks for limits or processes. */
export function reportContextFor(moment: FilterMoment, asOf: number, costing: Costing): ReportContext {
  return {
    revision: 1,
    asOf,
    ...moment,
    costing,
    demo: false,
    hasWorkspace: false,
    inWorkspace: () => false,
    contextLimit: () => null,
    isAgentRunning: () => null,
  };
}
