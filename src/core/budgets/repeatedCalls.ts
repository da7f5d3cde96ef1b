import { groundworkOf } from '../reports/groundwork.ts';
import type { Ledger } from '../usage/ledger.ts';

/** The same tool called for the same thing with the same outcome again and again, with nothing else in between. */
export interface RepeatedCall {
  readonly sessionId: string;
  readonly title: string;
  readonly tool: string;
  /** How often in a row. */
  readonly count: number;
}

/** A run of equal calls; numbers from the pools. */
export interface CallRun {
  readonly session: number;
  readonly tool: number;
  readonly count: number;
}

/** Older calls are no news, ms. */
const recent = 30 * 60_000;

interface Call {
  readonly session: number;
  readonly tool: number;
  readonly started: number;
  /** Equal for calls about the same thing with as much in and as much out: inputs and outputs themselves are never kept. */
  readonly sameness: string;
}

/**
 * The longest run of equal calls that some session ends with, when it has at least `least` of them (fewer than 2 switches
 * it off). A run that something else ended is over: the agent found out by itself.
 */
export function repeatedCalls(ledger: Ledger, now: number, least: number): CallRun | null {
  if (least < 2) return null;
  const runs = new Map<number, Call & { count: number }>();
  for (const call of recentCalls(ledger, now)) {
    const run = runs.get(call.session);
    if (run !== undefined && run.tool === call.tool && run.sameness === call.sameness) run.count++;
    else runs.set(call.session, { ...call, count: 1 });
  }
  let longest: CallRun | null = null;
  for (const { session, tool, count } of runs.values()) {
    if (count >= least && count > (longest?.count ?? 0)) longest = { session, tool, count };
  }
  return longest;
}

/** Calls of the last half hour in the order of their starts; one that says not what it is about equals no other. */
function recentCalls(ledger: Ledger, now: number): Call[] {
  const recentRows = groundworkOf(ledger).recent.calls;
  const calls: Call[] = [];
  const seen = new Set<string>();
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    if (toolCalls.latest < now - recent) continue;
    const { session, tool, started, key, inputLength, outputLength } = toolCalls.columns;
    const first = recentRows.begin(toolCalls, started, now - recent);
    for (let slot = first, size = toolCalls.size; slot < size; slot++) {
      const time = started[slot] ?? 0;
      if (time < now - recent || time > now) continue;
      const about = key[slot] ?? 0;
      const sameness = about === 0 ? `${source}:${slot}` : `${about}:${inputLength[slot]}:${outputLength[slot]}`;
      const call = { session: session[slot] ?? 0, tool: tool[slot] ?? 0, started: time, sameness };
      // The same call may stand in two sources.
      const identity = `${call.session}:${call.tool}:${time}:${sameness}`;
      if (!seen.has(identity)) calls.push(call);
      seen.add(identity);
    }
  }
  return calls.sort((a, b) => a.started - b.started);
}
