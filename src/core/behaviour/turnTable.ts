import { mergeColumns, type MergeOrder } from './mergeOrder.ts';

/** How a turn ended: by what is recorded of its last request. */
export type TurnOutcome = 'completed' | 'failed' | 'aborted' | 'cut off' | 'open';

/** Outcomes by the number a turn holds. */
export const turnOutcomes: readonly TurnOutcome[] = ['completed', 'failed', 'aborted', 'cut off', 'open'];

/** Every turn (a prompt and the requests it caused) in columns, in the order in which they began in each source. */
export interface TurnTable {
  readonly size: number;
  readonly session: Uint32Array;
  /** ms since the epoch: its first request's creation. */
  readonly started: Float64Array;
  /** ms since the epoch: its last request's completion, 0 while that runs. */
  readonly ended: Float64Array;
  readonly source: Uint16Array;
  /** Slot of its first request. */
  readonly firstRequest: Uint32Array;
  /** Slot of its last request, whose model and agent are the turn's. */
  readonly lastRequest: Uint32Array;
  readonly requests: Uint32Array;
  /** Of `turnOutcomes`. */
  readonly outcome: Uint8Array;
  /** Hash of the id of its prompt; 0 where the rows do not say. */
  readonly prompt: Uint32Array;
}

/** The turns that stay together with fresh ones. */
export function mergeTurns(kept: TurnTable, fresh: TurnTable, order: MergeOrder): TurnTable {
  return mergeColumns(kept, fresh, order, { size: order.size });
}

/** Empty columns for at most `capacity` turns. */
export function turnTable(capacity: number): TurnTable & { size: number } {
  return {
    size: 0,
    session: new Uint32Array(capacity),
    started: new Float64Array(capacity),
    ended: new Float64Array(capacity),
    source: new Uint16Array(capacity),
    firstRequest: new Uint32Array(capacity),
    lastRequest: new Uint32Array(capacity),
    requests: new Uint32Array(capacity),
    outcome: new Uint8Array(capacity),
    prompt: new Uint32Array(capacity),
  };
}
