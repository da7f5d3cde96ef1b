import { RowTable } from './rowTable.ts';

/** How a call ended in oh-my-pi's words; `other` for a word that is not known. */
export type StopReason = 'stop' | 'length' | 'toolUse' | 'error' | 'aborted' | 'other';

/** Which agent of a session made a call: the one the user talks to, one it started, or one that advises. */
export type AgentKind = 'main' | 'subagent' | 'advisor';

/** Every stop reason, in the order in which columns number them. */
export const stopReasons: readonly StopReason[] = ['stop', 'length', 'toolUse', 'error', 'aborted', 'other'];

/** Every agent kind, in the order in which columns number them. */
export const agentKinds: readonly AgentKind[] = ['main', 'subagent', 'advisor'];

/** What a call is besides, as bits. */
export const callMarks = {
  /** A call outside the conversation: a title, a classifier. */
  aside: 1,
  /** The premium request was not recorded: it follows from the service tier that was active. */
  tierPremium: 2,
  /** Its line is of the first generation, which had no ids. */
  withoutId: 4,
} as const;

/** What oh-my-pi records of a call beyond what every agent records; amounts in nano-dollars, times in ms. */
export interface RequestExtra {
  readonly rowid: number;
  /** null when it was not recorded. */
  readonly duration: number | null;
  /** Time to the first token; null when it was not recorded. */
  readonly ttft: number | null;
  readonly premium: number;
  /** Tokens as the provider totalled them. */
  readonly total: number;
  readonly costInput: number;
  readonly costOutput: number;
  readonly costCacheRead: number;
  readonly costCacheWrite: number;
  /** The part of the cache writes that is kept for an hour, tokens. */
  readonly longCacheWrite: number;
  /** Tokens the provider spent on its own orchestration; they are in the request's tokens. */
  readonly extraInput: number;
  readonly extraOutput: number;
  readonly extraCacheRead: number;
  /** Number in `UsagePools.apis`. */
  readonly api: number;
  readonly stop: StopReason;
  readonly kind: AgentKind;
  /** Bits of `callMarks`. */
  readonly marks: number;
  /** Number of the log file, and where its line stands, bytes: texts are read there when they are asked for. */
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

/** Columns of extras; `NaN` stands for a time that was not recorded. */
export type RequestExtraColumns = {
  rowid: Float64Array;
  duration: Float64Array;
  ttft: Float64Array;
  premium: Float64Array;
  total: Float64Array;
  costInput: Float64Array;
  costOutput: Float64Array;
  costCacheRead: Float64Array;
  costCacheWrite: Float64Array;
  longCacheWrite: Uint32Array;
  extraInput: Uint32Array;
  extraOutput: Uint32Array;
  extraCacheRead: Uint32Array;
  api: Uint32Array;
  stop: Uint8Array;
  kind: Uint8Array;
  marks: Uint8Array;
  file: Uint32Array;
  offset: Float64Array;
  length: Uint32Array;
};

/** Empty columns with room for `capacity` calls. */
export function requestExtraColumns(capacity: number): RequestExtraColumns {
  return {
    rowid: new Float64Array(capacity),
    duration: new Float64Array(capacity),
    ttft: new Float64Array(capacity),
    premium: new Float64Array(capacity),
    total: new Float64Array(capacity),
    costInput: new Float64Array(capacity),
    costOutput: new Float64Array(capacity),
    costCacheRead: new Float64Array(capacity),
    costCacheWrite: new Float64Array(capacity),
    longCacheWrite: new Uint32Array(capacity),
    extraInput: new Uint32Array(capacity),
    extraOutput: new Uint32Array(capacity),
    extraCacheRead: new Uint32Array(capacity),
    api: new Uint32Array(capacity),
    stop: new Uint8Array(capacity),
    kind: new Uint8Array(capacity),
    marks: new Uint8Array(capacity),
    file: new Uint32Array(capacity),
    offset: new Float64Array(capacity),
    length: new Uint32Array(capacity),
  };
}

/**
 * What is known of the requests of a source beyond the request table. Its rows are those of that table: they are put
 * and removed together, so that one slot means the same request in both.
 */
export class RequestExtras extends RowTable<RequestExtraColumns> {
  constructor(capacity = 256) {
    super(requestExtraColumns(capacity));
  }

  /** Inserts the row, or replaces the one with its rowid. */
  put(extra: RequestExtra): void {
    const slot = this.place(extra.rowid);
    const { columns } = this;
    columns.duration[slot] = extra.duration ?? NaN;
    columns.ttft[slot] = extra.ttft ?? NaN;
    columns.premium[slot] = extra.premium;
    columns.total[slot] = extra.total;
    columns.costInput[slot] = extra.costInput;
    columns.costOutput[slot] = extra.costOutput;
    columns.costCacheRead[slot] = extra.costCacheRead;
    columns.costCacheWrite[slot] = extra.costCacheWrite;
    columns.longCacheWrite[slot] = extra.longCacheWrite;
    columns.extraInput[slot] = extra.extraInput;
    columns.extraOutput[slot] = extra.extraOutput;
    columns.extraCacheRead[slot] = extra.extraCacheRead;
    columns.api[slot] = extra.api;
    columns.stop[slot] = stopReasons.indexOf(extra.stop);
    columns.kind[slot] = agentKinds.indexOf(extra.kind);
    columns.marks[slot] = extra.marks;
    columns.file[slot] = extra.file;
    columns.offset[slot] = extra.offset;
    columns.length[slot] = extra.length;
  }

  /** How the call in this slot ended. */
  stop(slot: number): StopReason {
    return stopReasons[this.columns.stop[slot] ?? 0] ?? 'other';
  }

  /** Who made the call in this slot. */
  kind(slot: number): AgentKind {
    return agentKinds[this.columns.kind[slot] ?? 0] ?? 'main';
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: RequestExtraColumns, size: number): void {
    super.adopt(columns, size);
  }
}
