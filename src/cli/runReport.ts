import type { AnyReport } from '../core/export/anyReport.ts';
import { parseReportFilter } from '../core/reports/filter/parseReportFilter.ts';
import type { ReportKind } from '../core/reports/usage/report.ts';
import { buildReport } from '../core/reports/buildReport.ts';
import { cliPrices } from './cliPrices.ts';
import { limitRows } from './limitRows.ts';
import { sharedSqlEngine } from '../worker/service/sharedSqlEngine.ts';
import { namedSources } from './namedSources.ts';
import { openLedger } from './openLedger.ts';
import type { Output } from './output.ts';
import { reportContextFor } from './reportContextFor.ts';
import { reportMoment } from './reportMoment.ts';
import type { ReportValues } from './reportOptions.ts';
import { costLimitOf, filterText, limitOf } from './reportOptions.ts';

/** Reads what a command line names and makes its report; null, with the reasons printed, when that cannot be read. */
export async function runReport(
  kind: ReportKind,
  name: string,
  values: ReportValues,
  output: Output,
): Promise<AnyReport | null> {
  const moment = reportMoment(values);
  const filter = parseReportFilter(filterText(values), moment);
  const limit = limitOf(values);
  const costLimit = costLimitOf(values);
  const sources = namedSources(values);
  // SQLite is compiled while the prices are read.
  if (sources.databases.length > 0) sharedSqlEngine().catch(() => undefined);
  const { costing } = await cliPrices(values, output);
  const open = await openLedger(sources, output, { toolCalls: kind === 'tools' });
  if (open === null) return null;
  try {
    // A run that names its moment comes out the same every time.
    const asOf = values.now === undefined ? open.asOf : moment.now;
    const context = { ...reportContextFor(moment, asOf, costing), ...costLimit };
    const report = buildReport(open.ledger, context, { kind, name, filter, flat: values.flat === true });
    return limitRows(report, limit);
  } finally {
    open.close();
  }
}
