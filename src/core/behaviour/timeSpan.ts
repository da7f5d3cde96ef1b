import type { TimeRange } from '../reports/overview.ts';
import type { Ledger } from '../usage/ledger.ts';

/** The range from the first to the last time (ms since the epoch) of any session, request or call; one that is missing is 0. */
export function timeSpan({ sources }: Ledger): TimeRange {
  let from = Infinity;
  let to = -Infinity;
  const take = (times: ArrayLike<number>, count: number): void => {
    for (let index = 0; index < count; index++) {
      const time = times[index] ?? 0;
      // What is no number lies in no range.
      if (!(time >= from)) from = time >= 0 ? time : -Infinity;
      if (time >= to) to = time + 1;
    }
  };
  for (const { requests, toolCalls, texts, sessions } of sources) {
    take(requests.columns.created, requests.size);
    take(toolCalls.columns.started, toolCalls.size);
    if (texts !== undefined) take(texts.columns.at, texts.size);
    take(
      Array.from(sessions.values(), ({ created }) => created),
      sessions.size,
    );
  }
  return { from, to };
}
