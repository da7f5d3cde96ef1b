import type { TimeRange } from '../reports/overview.ts';
import type { Behaviour } from './behaviour.ts';
import { everySlot, type Slots, slotAt } from './slots.ts';

/**
 * The range from the first to the last time (ms since the epoch) of any session, prompt, and request or call that
 * something is inferred of; a time that is missing is 0.
 */
export function timeSpan({ ledger, sources }: Behaviour): TimeRange {
  let span: TimeRange = { from: Infinity, to: -Infinity };
  for (const { requests, calls, texts, rows } of sources) {
    span = hull(span, spanOf(requests.columns.created, rows.requests));
    span = hull(span, spanOf(calls.columns.started, rows.calls));
    if (texts !== undefined) span = hull(span, spanOf(texts.columns.at, everySlot(texts.size)));
  }
  for (const { sessions } of ledger.sources) {
    const created: number[] = [];
    for (const session of sessions.values()) created.push(session.created);
    span = hull(span, spanOf(created, everySlot(created.length)));
  }
  return span;
}

/** The range that holds both. */
export function hull(one: TimeRange, other: TimeRange): TimeRange {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function spanOf(times: ArrayLike<number>, slots: Slots): TimeRange {
  let from = Infinity;
  let to = -Infinity;
  for (let index = 0; index < slots.count; index++) {
    const time = times[slotAt(slots, index)] ?? 0;
    // What is no number lies in no range.
    if (!(time >= from)) from = time >= 0 ? time : -Infinity;
    if (time >= to) to = time + 1;
  }
  return { from, to };
}
