import { modelKey } from '../../model/modelId.ts';
import type { RequestBasis } from '../../pricing/costing.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import { atTime, type Selection } from '../filter/selection.ts';
import type { ReportContext } from '../reportContext.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { ReportScope } from '../usage/reportScope.ts';
import { reportScope } from '../usage/reportScope.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { BasisShare, LedgerReport, TracedRequest } from './ledgerReport.ts';
import type { RowPlace } from './newestRows.ts';
import { NewestRows } from './newestRows.ts';

const bases: readonly RequestBasis[] = ['recorded', 'computed', 'free', 'unpriced'];
const shownRequests = 5;

/** Looks a range's total over: see `LedgerReport`. */
export function buildLedger(
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
  catalogueDate: string,
): LedgerReport {
  const { costing, revision, asOf, demo } = context;
  const scope = reportScope(ledger, context, filter);
  const sums = {
    recorded: { requests: 0, tokens: 0, amount: 0 },
    computed: { requests: 0, tokens: 0, amount: 0 },
    free: { requests: 0, tokens: 0, amount: 0 },
    unpriced: { requests: 0, tokens: 0, amount: 0 },
  } satisfies Record<RequestBasis, Omit<BasisShare, 'basis'>>;
  const unpriced = new Map<number, { requests: number; tokens: number }>();
  const newest = new NewestRows(shownRequests);
  scanRequests(ledger, scope.selection, (requests, slot) => {
    const { flags, model, created } = requests.columns;
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const recorded = costing.recordedOf(requests, slot);
    const cost = recorded > 0 ? null : costing.costOf(requests, slot);
    const tokens = requests.totalTokens(slot);
    const sum = sums[cost?.basis ?? 'recorded'];
    sum.requests++;
    sum.tokens += tokens;
    sum.amount += cost?.amount ?? recorded;
    newest.offer(created[slot] ?? 0, requests, slot);
    if (cost?.basis !== 'unpriced') return;
    const number = model[slot] ?? 0;
    const missing = unpriced.get(number) ?? { requests: 0, tokens: 0 };
    missing.requests++;
    missing.tokens += tokens;
    unpriced.set(number, missing);
  });
  const { pools } = ledger;
  return {
    revision,
    asOf,
    demo,
    reconcile: reconcile(ledger, context, filter, scope),
    bases: bases.map((basis) => ({ basis, ...sums[basis] })),
    unpriced: [...unpriced]
      .map(([number, sum]) => ({ model: pools.model(number), ...sum }))
      .sort((a, b) => b.tokens - a.tokens || (modelKey(a.model) < modelKey(b.model) ? -1 : 1)),
    newest: newest.rows.map((place) => traced(ledger, scope, context, place)),
    newestRequest: newestTime(ledger, atTime(scope.selection, null)),
    sessionsEverywhere: scope.known.size,
    catalogueDate,
  };
}

function traced(
  { pools, sources }: Ledger,
  { known }: ReportScope,
  { costing }: ReportContext,
  { requests, slot }: RowPlace,
): TracedRequest {
  const { session, created, model } = requests.columns;
  const number = session[slot] ?? 0;
  const used = pools.model(model[slot] ?? 0);
  return {
    sessionId: pools.sessionIds.text(number),
    sessionTitle: known.get(number)?.session.title ?? '',
    created: created[slot] ?? 0,
    model: used,
    tokens: requests.totalTokens(slot),
    cost: costing.costOf(requests, slot),
    source: sources.find((one) => one.requests === requests)?.id ?? '',
    priceSource: costing.sourceOf(used),
  };
}

function newestTime(ledger: Ledger, selection: Selection): number {
  let newest = 0;
  scanRequests(ledger, selection, ({ columns }, slot) => {
    const flags = columns.flags[slot] ?? 0;
    if ((flags & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    newest = Math.max(newest, columns.created[slot] ?? 0);
  });
  return newest;
}
