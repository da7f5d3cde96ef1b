import type { ModelId } from '../model/modelId.ts';
import type { FinishReason } from '../model/request.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import { scanRequests } from './usage/scanRequests.ts';
import type { SessionGroup } from './usage/sessionGroups.ts';
import { sessionGroups } from './usage/sessionGroups.ts';
import { SessionRows } from './usage/sessionRows.ts';
import type { Usage } from './usage/usage.ts';
import { UsageGroup } from './usage/usageGroup.ts';
import type { UsageSessionRow } from './usageSessionRow.ts';

/**
 * Whether a request counts, and if not, why: a `copy` is counted where it first happened, a `duplicate` from another source that
 * holds the same message; `failed` ones ended before their first token, `idle` ones used none.
 */
export type RequestStanding = 'counted' | 'copy' | 'duplicate' | 'failed' | 'idle';

/** One request of a session or of one of its sub-agents. */
export interface SessionRequestRow extends Usage {
  readonly sessionId: string;
  /** ms since the epoch; 0 when not recorded. */
  readonly created: number;
  /** ms since the epoch; 0 while it runs. */
  readonly completed: number;
  readonly model: ModelId;
  readonly agent: string;
  readonly finish: FinishReason;
  /** The error's name, or ''. */
  readonly error: string;
  /** Path of the source its row stands in. */
  readonly source: string;
  readonly standing: RequestStanding;
}

/** One workflow request by request, oldest first. */
export interface SessionReport extends Report<'session', SessionRequestRow> {
  readonly session: UsageSessionRow;
}

/** The report of the one session a text names, or the sessions it could mean (none when nothing fits). */
export type FoundSession =
  | { readonly report: SessionReport }
  | { readonly candidates: readonly { readonly id: string; readonly title: string }[] };

/** Reports on the session with this id, or else this title, or else a title that contains the text; ignoring case. */
export function sessionReport(
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
  text: string,
): FoundSession {
  const scope = reportScope(ledger, context, filter);
  const all = sessionGroups(ledger, context, scope).flatMap(withDescendants);
  const found = named(all, text);
  const [node] = found;
  if (node === undefined || found.length > 1) {
    return { candidates: found.map(({ id, known }) => ({ id, title: known?.session.title ?? id })) };
  }
  const members = new Set(withDescendants(node).map(({ number }) => number));
  const session = new SessionRows(context, ledger.pools, scope.places(), 0).workflow(node);
  const total = session.figures.cost.amount;
  const rows: SessionRequestRow[] = [];
  scanRequests(ledger, scope.selection, (requests, slot, number) => {
    if (members.has(number)) rows.push(requestRow(ledger, context, requests, slot, total));
  });
  rows.sort((a, b) => a.created - b.created);
  const { breakdown: _breakdown, ...totals } = new SessionRows(context, ledger.pools, scope.places(), total).workflow(
    node,
  );
  return { report: { ...reportFrame('session', context, filter), rows, totals, session } };
}

function requestRow(
  { pools, sources }: Ledger,
  context: ReportContext,
  requests: RequestTable,
  slot: number,
  total: number,
): SessionRequestRow {
  const { columns } = requests;
  const group = new UsageGroup(context);
  group.add(requests, slot);
  return {
    ...group.usage(pools, total),
    sessionId: pools.sessionIds.text(columns.session[slot] ?? 0),
    created: columns.created[slot] ?? 0,
    completed: columns.completed[slot] ?? 0,
    model: pools.model(columns.model[slot] ?? 0),
    agent: pools.agents.text(columns.agent[slot] ?? 0),
    finish: requests.finish(slot),
    error: pools.errors.text(columns.error[slot] ?? 0),
    source: sources.find((one) => one.requests === requests)?.id ?? '',
    standing: standingOf(columns.flags[slot] ?? 0),
  };
}

function standingOf(flags: number): RequestStanding {
  if ((flags & requestFlags.duplicate) !== 0) return 'duplicate';
  if ((flags & requestFlags.copy) !== 0) return 'copy';
  if ((flags & requestFlags.counted) !== 0) return 'counted';
  return (flags & requestFlags.failed) !== 0 ? 'failed' : 'idle';
}

function named(all: readonly SessionGroup[], text: string): SessionGroup[] {
  const wanted = idInPath(text.trim()).toLowerCase();
  const title = ({ known }: SessionGroup): string => known?.session.title.toLowerCase() ?? '';
  const byId = all.filter(({ id }) => id.toLowerCase() === wanted);
  if (byId.length > 0) return byId;
  const byTitle = all.filter((node) => title(node) === wanted);
  return byTitle.length > 0 ? byTitle : all.filter((node) => title(node).includes(wanted));
}

/** People have the folders of the older storage in their scripts: `.../message/ses_0123` names its session. */
function idInPath(text: string): string {
  return /(?:^|[\\/])(ses_[^\\/]+)[\\/]?$/u.exec(text)?.[1] ?? text;
}

function withDescendants(node: SessionGroup): SessionGroup[] {
  return [node, ...node.children.flatMap(withDescendants)];
}
