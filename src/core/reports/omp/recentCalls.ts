import { dollars } from '../../model/money.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { ReportContext } from '../reportContext.ts';
import { isUnpriced } from './callSum.ts';
import type { Call } from './eachCall.ts';
import { callAt, eachCallSlot, stopOf } from './eachCall.ts';
import { folderOf } from './folderOf.ts';
import type { CallWindow } from './callWindow.ts';
import type { MessageStats } from './ompStats.ts';

/** A call without what only its line tells, and where that stands. */
export interface ListedCall {
  readonly stats: Omit<MessageStats, 'sessionFile' | 'entryId' | 'errorMessage'>;
  /** Path of the source. */
  readonly source: string;
  /** Number of the log, and the bytes of the line; null where there is no log. */
  readonly line: { readonly file: number; readonly offset: number; readonly length: number } | null;
}

/** The newest calls, or of those the ones that failed, the newest first. */
export function recentCalls(
  ledger: Ledger,
  context: ReportContext,
  window: CallWindow,
  { limit, errors }: { readonly limit: number; readonly errors: boolean },
): readonly ListedCall[] {
  const newest: Place[] = [];
  let oldest = 0;
  eachCallSlot(
    ledger,
    window,
    (source, slot) => {
      const time = source.requests.columns.created[slot] ?? 0;
      if (time < oldest) return;
      if (errors && stopOf(source, slot, ledger.pools) !== 'error') return;
      newest.push({ source, slot, time });
      // Sorted now and then: all calls of a long history need not be held to find the last fifty.
      if (newest.length < limit * 2) return;
      keepNewest(newest, limit);
      oldest = newest.at(-1)?.time ?? 0;
      // From the end on: calls are stored nearly in the order in which they were made, so that soon all others are older.
    },
    true,
  );
  keepNewest(newest, limit);
  return newest.map(({ source, slot }) =>
    listed(callAt(ledger, source, slot, context.costing, window.semantics), ledger),
  );
}

/** Where a call stands, until it is known to be listed. */
interface Place {
  readonly source: SourceTables;
  readonly slot: number;
  /** ms since the epoch. */
  readonly time: number;
}

/** One call by the id a list gave it, or null when it is no longer known. */
export function callById(ledger: Ledger, { costing }: ReportContext, id: string): ListedCall | null {
  const at = id.indexOf('@');
  const source = ledger.sources.find((one) => one.id === id.slice(at + 1));
  const slot = source?.requests.find(Number(id.slice(0, at))) ?? -1;
  return source === undefined || slot < 0 ? null : listed(callAt(ledger, source, slot, costing, 18), ledger);
}

function keepNewest(calls: Place[], limit: number): void {
  calls.sort((one, other) => other.time - one.time || other.slot - one.slot);
  calls.length = Math.min(calls.length, limit);
}

function idOf({ source, slot }: Call): string {
  return `${source.requests.columns.rowid[slot] ?? 0}@${source.id}`;
}

function listed(call: Call, ledger: Ledger): ListedCall {
  const { source, slot, session } = call;
  const extra = source.extras?.requests.columns;
  return {
    source: source.id,
    line:
      extra === undefined
        ? null
        : { file: extra.file[slot] ?? 0, offset: extra.offset[slot] ?? 0, length: extra.length[slot] ?? 0 },
    stats: {
      id: idOf(call),
      sessionId: session?.id ?? '',
      folder: folderOf(session, source, ledger.pools.sessionIds),
      model: call.model,
      provider: call.provider,
      api: extra === undefined ? '' : ledger.pools.apis.text(extra.api[slot] ?? 0),
      timestamp: call.timestamp,
      duration: call.duration,
      ttft: call.ttft,
      stopReason: call.stop,
      usage: {
        input: call.input,
        output: call.output,
        cacheRead: call.cacheRead,
        cacheWrite: call.cacheWrite,
        totalTokens: call.total,
        premiumRequests: call.premium,
        cost: {
          input: dollars(call.costInput),
          output: dollars(call.costOutput),
          cacheRead: dollars(call.costCacheRead),
          cacheWrite: dollars(call.costCacheWrite),
          total: dollars(call.cost),
        },
      },
      agentType: call.kind,
      costUnpriced: isUnpriced(call),
    },
  };
}
