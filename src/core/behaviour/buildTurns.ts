import type { Ledger } from '../usage/ledger.ts';
import { derivedFlags, requestFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import { type InferredRows, noRows } from './inferredRows.ts';
import { slotAt } from './slots.ts';
import { turnOutcomes, type TurnOutcome, type TurnTable, turnTable } from './turnTable.ts';

/**
 * Groups requests by the prompt they name. Rows that name none (OpenCode 2.x) belong to the session's last turn until
 * that has ended: by an answer without tool calls, or in an error. Compactions are part of no turn. Only `rows` are
 * grouped; the turn of each is written to `turnsOfRequests`, by source and slot, -1 for none.
 */
export function buildTurns(
  ledger: Ledger,
  rows: readonly InferredRows[],
  turnsOfRequests: readonly Int32Array[],
): TurnTable {
  const capacity = rows.reduce((sum, { requests }) => sum + requests.count, 0);
  const turns = turnTable(capacity);
  const lastOf = new Int32Array(ledger.pools.sessionIds.size).fill(-1);
  const aborted = ledger.pools.errors.find('MessageAbortedError') ?? 0;
  for (const [source, { requests }] of ledger.sources.entries()) {
    const { flags, session, prompt, created, completed } = requests.columns;
    const turnOf = turnsOfRequests[source] ?? new Int32Array(0);
    const { requests: slots } = rows[source] ?? noRows;
    for (let index = 0; index < slots.count; index++) {
      const slot = slotAt(slots, index);
      const flag = flags[slot] ?? 0;
      if ((flag & (derivedFlags | requestFlags.compaction)) !== 0) {
        turnOf[slot] = -1;
        continue;
      }
      const number = session[slot] ?? 0;
      const last = lastOf[number] ?? -1;
      let turn = last;
      if (!continues(turns, last, prompt[slot] ?? 0, source)) {
        turn = turns.size++;
        turns.session[turn] = number;
        turns.started[turn] = created[slot] ?? 0;
        turns.source[turn] = source;
        turns.firstRequest[turn] = slot;
        turns.prompt[turn] = prompt[slot] ?? 0;
        lastOf[number] = turn;
      }
      turnOf[slot] = turn;
      turns.requests[turn] = (turns.requests[turn] ?? 0) + 1;
      turns.ended[turn] = completed[slot] ?? 0;
      turns.lastRequest[turn] = slot;
      turns.outcome[turn] = turnOutcomes.indexOf(outcomeOf(requests, slot, aborted));
    }
  }
  return turns;
}

function continues(turns: TurnTable, last: number, prompt: number, source: number): boolean {
  if (last < 0 || turns.source[last] !== source) return false;
  if (prompt !== 0) return turns.prompt[last] === prompt;
  const outcome = turnOutcomes[turns.outcome[last] ?? 0];
  return turns.prompt[last] === 0 && outcome === 'open';
}

/** A request that called tools and ended leaves its turn open: the next one is to follow. */
function outcomeOf(requests: RequestTable, slot: number, aborted: number): TurnOutcome {
  const { flags, error } = requests.columns;
  const flag = flags[slot] ?? 0;
  if ((flag & requestFlags.error) !== 0) return error[slot] === aborted ? 'aborted' : 'failed';
  const finish = requests.finish(slot);
  if (finish === 'length' || finish === 'content-filter') return 'cut off';
  return finish === 'stop' || finish === 'other' ? 'completed' : 'open';
}
