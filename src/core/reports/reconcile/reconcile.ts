import type { NanoDollars } from '../../model/money.ts';
import type { Costing, RequestBasis, RequestCost } from '../../pricing/costing.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { FiguresBuilder } from '../../usage/figuresBuilder.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import { passesTime } from '../filter/passesTime.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { ReportContext } from '../reportContext.ts';
import { reportScope } from '../usage/reportScope.ts';
import { LineSums } from './lineSums.ts';
import { duplicateRows } from './messageRows.ts';
import type { OtherTool, ReconcileReport } from './reconcileReport.ts';
import { otherTools } from './reconcileReport.ts';
import { sourcesReadBy } from './sourcesReadBy.ts';
import { theirRange } from './theirRange.ts';
import { titleRequests } from './titleRequests.ts';
import { isRecord, ToolScan } from './toolScan.ts';

/**
 * Says for a range what other tools would say and why, row by row: each message is counted our way and theirs, and the
 * difference goes under one reason, or several steps that add up to it. Nothing is estimated but where `estimated` says so.
 */
export function reconcile(
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
  scope = reportScope(ledger, context, filter),
): ReconcileReport {
  const { sessions, models, agents, sources } = scope.selection;
  const lines = new LineSums();
  const scans = otherTools.map((tool) => scanOf(tool, ledger, context, filter, lines));
  const duplicates = duplicateRows(ledger);
  const ours = new FiguresBuilder();
  const { costing } = context;
  const unknown: RequestCost = { amount: 0, basis: 'recorded' };
  const own = { row: -1, session: 0, inRange: false, original: false, tokens: 0, ...unknown };
  for (const [source, { requests }] of ledger.sources.entries()) {
    if (sources[source] !== true) continue;
    const { flags, created, session, model, agent, identity } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const flag = flags[slot] ?? 0;
      if (!isRecord(flag)) continue;
      const number = session[slot] ?? 0;
      if (sessions !== null && sessions[number] !== 1) continue;
      if (models !== null && models[model[slot] ?? 0] !== 1) continue;
      if (agents !== null && agents[agent[slot] ?? 0] !== 1) continue;
      own.row++;
      own.session = number;
      own.inRange = passesTime(scope.selection, created[slot] ?? 0);
      own.original = (flag & requestFlags.copy) === 0;
      own.tokens = requests.totalTokens(slot);
      setCost(own, costing, requests, slot);
      if (own.inRange && own.original) ours.add(requests, slot, costing);
      const others = duplicates.size === 0 ? undefined : duplicates.get(identity[slot] ?? 0);
      for (const { reads, scan } of scans) {
        if (reads[source] === true) scan.add(own, source, requests, slot, true);
        else {
          const other = others?.find((place) => reads[place.source] === true);
          const table = other === undefined ? undefined : ledger.sources[other.source]?.requests;
          if (other === undefined || table === undefined) scan.addUnread(own);
          else scan.add(own, other.source, table, other.slot, false);
        }
      }
    }
  }
  const { cost, requests } = ours.figures();
  return {
    kind: 'reconcile',
    ours: { requests, tokens: ours.totalTokens, cost },
    answers: scans.map(({ scan }) => scan.answer),
    lines: lines.lines(ledger.pools, scope),
    titles: titleRequests(scope.known, scope.selection),
    mode: context.costing.mode,
    filter,
    asOf: context.asOf,
    generated: context.now,
    timeZone: context.timeZone,
    weekStart: context.weekStart,
  };
}

/** Most requests cost what was recorded: that needs no object for each. */
function setCost(
  own: { amount: NanoDollars; basis: RequestBasis },
  costing: Costing,
  requests: RequestTable,
  slot: number,
): void {
  const recorded = costing.recordedOf(requests, slot);
  const cost = recorded > 0 ? null : costing.costOf(requests, slot);
  own.amount = cost?.amount ?? recorded;
  own.basis = cost?.basis ?? 'recorded';
}

function scanOf(
  tool: OtherTool,
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
  lines: LineSums,
): { readonly reads: readonly boolean[]; readonly scan: ToolScan } {
  const scan = new ToolScan(tool, theirRange(tool, ledger, context, filter), lines, context.costing);
  return { reads: sourcesReadBy(tool, ledger), scan };
}
