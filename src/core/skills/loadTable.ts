import { type JoinedSource, turnOfCall } from '../behaviour/behaviour.ts';
import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { callOutcomes } from '../behaviour/callOutcome.ts';
import { type CallPlaces, callPlaces } from '../behaviour/callPlaces.ts';
import { slotAt } from '../behaviour/slots.ts';
import { type InferredColumn, roomyColumn } from '../behaviour/withRoom.ts';
import { timeOrder } from '../usage/timeOrder.ts';
import { loadsBySkill } from './loadsBySkill.ts';
import { LoadChains } from './loadChains.ts';

/** No turn of anybody's loads a hundred texts. */
const mostInTurn = 100;

/** Every load of a skill, in the order of time. */
export interface LoadTable extends CallPlaces {
  /** Number of the skill's name. */
  readonly skill: Uint32Array;
  /** ms it took. */
  readonly duration: Float64Array;
  /** Numbers of its request's model and agent, -1 when unknown. */
  readonly model: Int32Array;
  readonly agent: Int32Array;
  /** Number of the text it brought, 0 when unknown. */
  readonly version: Uint32Array;
  /** 1 for the first of its skill in its turn that went well: what follows in the turn is its. */
  readonly serves: Uint8Array;
  /** 1 for the first of its text in its turn. */
  readonly firstOfText: Uint8Array;
  /** Tokens of the requests of its turn after it, for one that serves. */
  readonly tokensAfter: Float64Array;
  /** Numbers of the tools called in its turn after it, for one that serves: `callsAfter` of them from `toolsFrom` on. */
  readonly toolsAfter: Uint32Array;
  readonly toolsFrom: Uint32Array;
  readonly callsAfter: Uint32Array;
  /** Loads by number of the skill, in the order of time. */
  readonly bySkill: ReadonlyMap<number, Uint32Array>;
}

/** Finds the loads, and what came after each in its turn: one walk through the requests and one through the calls for all of them. */
export function loadTable(base: BehaviourBase): LoadTable {
  const loads = placedLoads(base);
  const { turn: turns, skill, version, outcome } = loads;
  const serving = new LoadChains(base.turns.size, loads.size, mostInTurn);
  const texts = new LoadChains(base.turns.size, loads.size, mostInTurn);
  let calls = 0;
  for (let load = 0; load < loads.size; load++) {
    const turn = turns[load] ?? -1;
    if (turn < 0) continue;
    const isOfSkill = (other: number): boolean => skill[other] === skill[load];
    const isOfText = (other: number): boolean => isOfSkill(other) && version[other] === version[load];
    if (!texts.some(turn, isOfText) && texts.add(turn, load)) loads.firstOfText[load] = 1;
    if (outcome[load] !== callOutcomes.success || serving.some(turn, isOfSkill) || !serving.add(turn, load)) continue;
    loads.serves[load] = 1;
    loads.toolsFrom[load] = calls;
    calls += base.work.calls[turn] ?? 0;
  }
  const bySkill = loadsBySkill(loads.skill);
  const table = { ...loads, bySkill, toolsAfter: roomyColumn(Uint32Array, calls) };
  for (const joined of base.sources) {
    addTokens(joined, table, serving);
    addTools(joined, table, serving);
  }
  return table;
}

function placedLoads(base: BehaviourBase): Omit<LoadTable, 'toolsAfter' | 'bySkill'> {
  const places = inOrderOfTime(callPlaces(base, base.picks.skills));
  const { size, source, slot, request } = places;
  const table = {
    ...places,
    skill: roomyColumn(Uint32Array, size),
    duration: roomyColumn(Float64Array, size),
    model: roomyColumn(Int32Array, size).fill(-1),
    agent: roomyColumn(Int32Array, size).fill(-1),
    version: roomyColumn(Uint32Array, size),
    serves: roomyColumn(Uint8Array, size),
    firstOfText: roomyColumn(Uint8Array, size),
    tokensAfter: roomyColumn(Float64Array, size),
    toolsFrom: roomyColumn(Uint32Array, size),
    callsAfter: roomyColumn(Uint32Array, size),
  };
  for (let load = 0; load < size; load++) {
    const joined = base.sources[source[load] ?? 0];
    if (joined === undefined) continue;
    const { skill, version, duration } = joined.calls.columns;
    const own = slot[load] ?? 0;
    table.skill[load] = skill[own] ?? 0;
    table.duration[load] = duration[own] ?? 0;
    table.version[load] = version[own] ?? 0;
    const made = request[load] ?? -1;
    if (made < 0) continue;
    table.model[load] = joined.requests.columns.model[made] ?? 0;
    table.agent[load] = joined.requests.columns.agent[made] ?? 0;
  }
  return table;
}

function inOrderOfTime({ size, ...columns }: CallPlaces): CallPlaces {
  const order = timeOrder(columns.at);
  const sorted = <Column extends InferredColumn>(column: Column): Column => {
    const before = column.slice();
    for (let place = 0; place < size; place++) column[place] = before[order[place] ?? 0] ?? 0;
    return column;
  };
  return {
    size,
    source: sorted(columns.source),
    slot: sorted(columns.slot),
    request: sorted(columns.request),
    turn: sorted(columns.turn),
    session: sorted(columns.session),
    at: sorted(columns.at),
    outcome: sorted(columns.outcome),
  };
}

/** A turn is all of one source: loads of others are in none of its chains. */
function addTokens(
  { requests, rows, turnOfRequest }: JoinedSource,
  { request, tokensAfter }: LoadTable,
  chains: LoadChains,
): void {
  for (let index = 0; index < rows.requests.count; index++) {
    const slot = slotAt(rows.requests, index);
    const turn = turnOfRequest[slot] ?? -1;
    let load = turn < 0 ? -1 : chains.last(turn);
    if (load < 0) continue;
    const tokens = requests.totalTokens(slot);
    for (; load >= 0; load = chains.before(load)) {
      if (slot > (request[load] ?? 0)) tokensAfter[load] = (tokensAfter[load] ?? 0) + tokens;
    }
  }
}

function addTools(joined: JoinedSource, loads: LoadTable, chains: LoadChains): void {
  const { toolsAfter, toolsFrom, callsAfter } = loads;
  const { tool } = joined.calls.columns;
  const { calls } = joined.rows;
  for (let index = 0; index < calls.count; index++) {
    const slot = slotAt(calls, index);
    const turn = turnOfCall(joined, slot);
    if (turn < 0) continue;
    for (let load = chains.last(turn); load >= 0; load = chains.before(load)) {
      if (slot <= (loads.slot[load] ?? 0)) continue;
      const count = callsAfter[load] ?? 0;
      toolsAfter[(toolsFrom[load] ?? 0) + count] = tool[slot] ?? 0;
      callsAfter[load] = count + 1;
    }
  }
}
