import { countedElsewhere, type JoinedSource } from '../behaviour/behaviour.ts';
import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { callOutcomes } from '../behaviour/callOutcome.ts';
import { timeOrder } from '../usage/timeOrder.ts';
import { TurnChains } from './turnChains.ts';

/** Every load of a skill once, in columns, in the order of time. */
export interface LoadTable {
  readonly size: number;
  /** Number of the skill's name. */
  readonly skill: Uint32Array;
  readonly source: Uint16Array;
  /** Slot of the call in its source. */
  readonly slot: Uint32Array;
  /** Slot of its request, -1 when unknown. */
  readonly request: Int32Array;
  readonly turn: Int32Array;
  readonly session: Uint32Array;
  /** ms since the epoch. */
  readonly at: Float64Array;
  /** Of `callOutcomes`. */
  readonly outcome: Uint8Array;
  /** Hash of the text it brought, 0 when unknown. */
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
}

/** Finds the loads, and what came after each in its turn: one walk through the requests and one through the calls for all of them. */
export function loadTable(base: BehaviourBase): LoadTable {
  const loads = placedLoads(base);
  const { turn: turns, skill, version, outcome } = loads;
  const serving = new TurnChains(base.turns.size, loads.size);
  const texts = new TurnChains(base.turns.size, loads.size);
  let calls = 0;
  for (let load = 0; load < loads.size; load++) {
    const turn = turns[load] ?? -1;
    if (turn < 0) continue;
    const isOfSkill = (other: number): boolean => skill[other] === skill[load];
    if (!texts.some(turn, (other) => isOfSkill(other) && version[other] === version[load])) {
      loads.firstOfText[load] = 1;
      texts.add(turn, load);
    }
    if (outcome[load] !== callOutcomes.success || serving.some(turn, isOfSkill)) continue;
    loads.serves[load] = 1;
    loads.toolsFrom[load] = calls;
    calls += base.work.calls[turn] ?? 0;
    serving.add(turn, load);
  }
  const table = { ...loads, toolsAfter: new Uint32Array(calls) };
  for (const joined of base.sources) {
    addTokens(joined, table, serving);
    addTools(joined, table, serving);
  }
  return table;
}

function placedLoads({ sources, picks, outcomes }: BehaviourBase): Omit<LoadTable, 'toolsAfter'> {
  const most = picks.skills.reduce((sum, slots) => sum + slots.length, 0);
  const found = { source: new Uint16Array(most), slot: new Uint32Array(most), at: new Float64Array(most) };
  let count = 0;
  for (const [source, { calls, requestOf }] of sources.entries()) {
    const { started } = calls.columns;
    for (const slot of picks.skills[source] ?? []) {
      if (requestOf[slot] === countedElsewhere) continue;
      found.source[count] = source;
      found.slot[count] = slot;
      found.at[count++] = started[slot] ?? 0;
    }
  }
  const order = timeOrder(found.at.subarray(0, count));
  const table = {
    size: count,
    skill: new Uint32Array(count),
    source: new Uint16Array(count),
    slot: new Uint32Array(count),
    request: new Int32Array(count),
    turn: new Int32Array(count),
    session: new Uint32Array(count),
    at: new Float64Array(count),
    outcome: new Uint8Array(count),
    version: new Uint32Array(count),
    serves: new Uint8Array(count),
    firstOfText: new Uint8Array(count),
    tokensAfter: new Float64Array(count),
    toolsFrom: new Uint32Array(count),
    callsAfter: new Uint32Array(count),
  };
  for (let load = 0; load < count; load++) {
    const place = order[load] ?? 0;
    const source = found.source[place] ?? 0;
    const slot = found.slot[place] ?? 0;
    const joined = sources[source];
    if (joined === undefined) continue;
    const { skill, session, version } = joined.calls.columns;
    const request = joined.requestOf[slot] ?? -1;
    table.skill[load] = skill[slot] ?? 0;
    table.source[load] = source;
    table.slot[load] = slot;
    table.request[load] = request;
    table.turn[load] = request < 0 ? -1 : (joined.turnOfRequest[request] ?? -1);
    table.session[load] = session[slot] ?? 0;
    table.version[load] = version[slot] ?? 0;
    table.at[load] = found.at[place] ?? 0;
    table.outcome[load] = outcomes[source]?.[slot] ?? 0;
  }
  return table;
}

/** A turn is all of one source: loads of others are in none of its chains. */
function addTokens({ requests, turnOfRequest }: JoinedSource, { request, tokensAfter }: LoadTable, chains: TurnChains): void {
  for (let slot = 0, size = requests.size; slot < size; slot++) {
    const turn = turnOfRequest[slot] ?? -1;
    let load = turn < 0 ? -1 : chains.last(turn);
    if (load < 0) continue;
    const tokens = requests.totalTokens(slot);
    for (; load >= 0; load = chains.before(load)) {
      if (slot > (request[load] ?? 0)) tokensAfter[load] = (tokensAfter[load] ?? 0) + tokens;
    }
  }
}

function addTools(joined: JoinedSource, loads: LoadTable, chains: TurnChains): void {
  const { toolsAfter, toolsFrom, callsAfter } = loads;
  const { calls, requestOf, turnOfRequest } = joined;
  const { tool } = calls.columns;
  for (let slot = 0, size = calls.size; slot < size; slot++) {
    const request = requestOf[slot] ?? -1;
    const turn = request < 0 ? -1 : (turnOfRequest[request] ?? -1);
    if (turn < 0) continue;
    for (let load = chains.last(turn); load >= 0; load = chains.before(load)) {
      if (slot <= (loads.slot[load] ?? 0)) continue;
      const count = callsAfter[load] ?? 0;
      toolsAfter[(toolsFrom[load] ?? 0) + count] = tool[slot] ?? 0;
      callsAfter[load] = count + 1;
    }
  }
}
