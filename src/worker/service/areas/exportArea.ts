import { setTimeout } from 'node:timers/promises';
import type { AnyReport } from '../../../core/export/anyReport.ts';
import { exportFileName } from '../../../core/export/exportFileName.ts';
import { viewMetadata } from '../../../core/export/viewPieces.ts';
import { buildReport } from '../../../core/reports/buildReport.ts';
import { parseReportFilter } from '../../../core/reports/filter/parseReportFilter.ts';
import type { ReportFilter } from '../../../core/reports/filter/reportFilter.ts';
import { panelReportFilter } from '../../../core/reports/panel/panelReportFilter.ts';
import type { ReportContext } from '../../../core/reports/reportContext.ts';
import type { Ledger } from '../../../core/usage/ledger.ts';
import type { ExportApi, ExportQuery, ReportExport } from '../../../protocol/exportApi.ts';
import { isSourceFile } from '../../export/isSourceFile.ts';
import { writeView } from '../../export/writeView.ts';
import { writeExport } from '../../export/writeExport.ts';
import type { Desk } from '../desk.ts';
import type { Moment } from '../moment.ts';

/** How long to wait before looking again whether the tool calls are read (ms). */
const pauseMs = 200;

/** Reports as files. */
export function exportArea({ report }: Desk): ExportApi {
  return {
    exportName: (query) =>
      report(`export name ${JSON.stringify(query)}`, undefined, ({ context }) => {
        const { now: generated, timeZone } = context;
        const filter = filterOf(query, context);
        const kind = query.kind === 'table' ? query.table.name : query.kind;
        return exportFileName({ kind, filter, generated, timeZone }, query.format);
      }),
    exportReport: async ({ file, ...query }, signal) => {
      if (query.kind === 'table') {
        const moment = await report('export table', signal, ({ ledger, context }) => ({ ledger, context }));
        refuseSourceFile(file, moment.ledger);
        const { now: generated, asOf, timeZone, weekStart } = moment.context;
        const when = { generated, asOf, timeZone, weekStart };
        const about = viewMetadata(query.table, when, filterOf(query, moment.context), query.generator);
        return writeView(query.table, about, file, query.format, signal);
      }
      const name = `export ${JSON.stringify(query)}`;
      let made = await report(name, signal, (moment) => madeOf(query, moment));
      // Half of the calls would be a wrong report: it waits until all are read.
      while (query.kind === 'tools' && !made.complete) {
        await setTimeout(pauseMs, undefined, signal === undefined ? {} : { signal });
        made = await report(name, signal, (moment) => madeOf(query, moment));
      }
      refuseSourceFile(file, made.ledger);
      return writeExport(made.report, file, query, signal);
    },
  };
}

interface Made {
  readonly report: AnyReport;
  readonly complete: boolean;
  readonly ledger: Ledger;
}

function refuseSourceFile(file: string, { sources }: Ledger): void {
  const taken = sources.map(({ id }) => id);
  if (isSourceFile(file, taken)) {
    throw new Error('That file belongs to the data that is being read. Choose another name.');
  }
}

function madeOf(query: ReportExport, { ledger, context, toolCallsComplete }: Moment): Made {
  const { kind, name } = query;
  return {
    report: buildReport(ledger, context, { kind, name, filter: filterOf(query, context), flat: false }),
    complete: toolCallsComplete,
    ledger,
  };
}

function filterOf({ filter }: ExportQuery, context: ReportContext): ReportFilter {
  return 'range' in filter ? panelReportFilter(filter, context) : parseReportFilter(filter, context);
}
