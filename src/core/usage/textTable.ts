import type { IntentWords, TextMark } from '../model/textMark.ts';
import { hashOf } from './hashOf.ts';
import { intentNote, intentsOfNote } from './intentNote.ts';
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
  /** Numbers in the pool `notes` and ten-thousandths, as `IntentNote` has them; 0 for a prompt. */
  intent: Uint32Array;
  route: Uint32Array;
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

/** Prompts and classifications of one source, about 40 bytes each. */
export class TextTable extends RowTable<TextColumns> {
  readonly #pools: UsagePools;

  constructor(pools: UsagePools, capacity = 256) {
    super(textColumns(capacity));
    this.#pools = pools;
  }

  /** Inserts the mark, or replaces the row with its rowid; false when that row said the same already. */
  put(mark: TextMark): boolean {
    const { intent, route, confidence } = intentNote(mark.kind === 'intent' ? mark.intents : []);
    const row = {
      session: this.#pools.sessionIds.intern(mark.sessionId),
      message: hashOf(mark.messageId),
      at: mark.at,
      key: mark.kind === 'prompt' ? mark.key : 0,
      intent: this.#pools.notes.intern(intent),
      route: this.#pools.notes.intern(route),
      confidence,
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

  /** The classifications of a row, in the order of its text; none for a prompt. */
  intents(slot: number): readonly IntentWords[] {
    const { intent, route, confidence } = this.columns;
    const { notes } = this.#pools;
    return intentsOfNote({
      intent: notes.text(intent[slot] ?? 0),
      route: notes.text(route[slot] ?? 0),
      confidence: confidence[slot] ?? 0,
    });
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: TextColumns, size: number): void {
    super.adopt(columns, size);
  }
}
