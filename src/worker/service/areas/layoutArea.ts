import { isoDate, startOfDayAfter } from '../../../core/reports/calendar.ts';
import type { ReportFilter } from '../../../core/reports/filter/reportFilter.ts';
import { noFilter } from '../../../core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../core/reports/modelsReport.ts';
import { periodReport } from '../../../core/reports/periodReport.ts';
import type { ReportContext } from '../../../core/reports/reportContext.ts';
import type { LayoutApi } from '../../../protocol/layoutApi.ts';
import type { Desk } from '../desk.ts';

/** Today included. */
const daysShown = 30;

/** The reports of the observability layout. */
export function layoutArea({ report }: Desk): LayoutApi {
  return {
    dailyCosts: (signal) =>
      report('layout daily', signal, ({ ledger, context }) =>
        periodReport('daily', ledger, context, lastDays(context)),
      ),
    modelBreakdown: (signal) =>
      report('layout models', signal, ({ ledger, context }) => modelsReport(ledger, context, lastDays(context))),
  };
}

function lastDays({ now, timeZone }: ReportContext): ReportFilter {
  const first = startOfDayAfter(now, timeZone, 1 - daysShown);
  return { ...noFilter, start: isoDate(first, timeZone), end: isoDate(now, timeZone) };
}
