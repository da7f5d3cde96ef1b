import type { TextMark } from '../model/textMark.ts';
import { hashOf } from './hashOf.ts';
import { RowTable } from './rowTable.ts';
import type { UsagePools } from './usagePools.ts';

/** Columns of a table of text marks. */
export type TextColumns = {
  rowid: Float64Array;
  session: Uint32Array;
  /** Hash of the id of the message it belongs to. */
  message: Uint32Array;
  /** ms since the epoch. */
  at: Float64Array;
  /** Of a prompt the hash of its words; 0 for an intent. */
  key: Uint32Array;
  /** Names in the pool `notes`; 0 for a prompt. */
  intent: Uint32Array;
  route: Uint32Array;
  /** Ten-thousandths. */
  confidence: Uint16Array;
};

/** Empty columns with room for `capacity` marks. */
export function textColumns(capacity: number): TextColumns {
  return {
    rowid: new Float64Array(capacity),
    session: new Uint32Array(capacity),
    message: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    key: new Uint32Array(capacity),
    intent: new Uint32Array(capacity),
    route: new Uint32Array(capacity),
    confidence: new Uint16Array(capacity),
  };
}

const parts = 10_000;

/** Prompts and classifications of one source, about 40 bytes each. */
export class TextTable extends RowTable<TextColumns> {
  readonly #pools: UsagePools;

  constructor(pools: UsagePools, capacity = 256) {
    super(textColumns(capacity));
    this.#pools = pools;
  }

  /** Inserts the mark, or replaces the row with its rowid; false when that row said the same already. */
  put(mark: TextMark): boolean {
    const intent = mark.kind === 'intent' ? mark : { intent: '', route: '', confidence: 0 };
    const row = {
      session: this.#pools.sessionIds.intern(mark.sessionId),
      message: hashOf(mark.messageId),
      at: mark.at,
      key: mark.kind === 'prompt' ? mark.key : 0,
      intent: this.#pools.notes.intern(intent.intent),
      route: this.#pools.notes.intern(intent.route),
      confidence: Math.round(intent.confidence * parts),
    };
    const size = this.size;
    const slot = this.place(mark.rowid);
    let changed = size !== this.size;
    for (const name of Object.keys(row) as (keyof typeof row)[]) {
      const column = this.columns[name];
      if (column[slot] === row[name]) continue;
      column[slot] = row[name];
      changed = true;
    }
    return changed;
  }

  /** 0 to 1; of an intent. */
  confidence(slot: number): number {
    return (this.columns.confidence[slot] ?? 0) / parts;
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: TextColumns, size: number): void {
    super.adopt(columns, size);
  }
}
