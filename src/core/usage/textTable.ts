import type { IntentWords, TextMark } from '../model/textMark.ts';
import type { Narrow } from './columns.ts';
import { hashOf } from './hashOf.ts';
import { intentNote, intentsOfNote } from './intentNote.ts';
import { RowTable } from './rowTable.ts';
import { tableRow } from './tableRow.ts';
import type { UsagePools } from './usagePools.ts';

/** Columns of a table of text marks. */
export type TextColumns = {
  rowid: Narrow;
  session: Narrow;
  /** Hash of the id of the message it belongs to. */
  message: Uint32Array;
  /** ms since the epoch. */
  at: Float64Array;
  /** Of a prompt the hash of its words; 0 for an intent. */
  key: Uint32Array;
  /** Numbers in the pool `notes` and ten-thousandths, as `IntentNote` has them; 0 for a prompt. */
  intent: Narrow;
  route: Narrow;
  confidence: Narrow;
};

/** Empty columns with room for `capacity` marks. */
export function textColumns(capacity: number): TextColumns {
  return {
    rowid: new Uint32Array(capacity),
    session: new Uint8Array(capacity),
    message: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    key: new Uint32Array(capacity),
    intent: new Uint8Array(capacity),
    route: new Uint8Array(capacity),
    confidence: new Uint8Array(capacity),
  };
}

/** Prompts and classifications of one source, about 26 bytes each. */
export class TextTable extends RowTable<TextColumns> {
  readonly #pools: UsagePools;
  readonly #row = tableRow(textColumns(0));

  constructor(pools: UsagePools, capacity = 256) {
    super(textColumns(capacity));
    this.#pools = pools;
  }

  /** Inserts the mark, or replaces the row with its rowid; false when that row said the same already. */
  put(mark: TextMark): boolean {
    const { intent, route, confidence } = intentNote(mark.kind === 'intent' ? mark.intents : []);
    const row = this.#row.cells;
    row.rowid[0] = mark.rowid;
    row.session[0] = this.#pools.sessionIds.intern(mark.sessionId);
    row.message[0] = hashOf(mark.messageId);
    row.at[0] = mark.at;
    row.key[0] = mark.kind === 'prompt' ? mark.key : 0;
    row.intent[0] = this.#pools.notes.intern(intent);
    row.route[0] = this.#pools.notes.intern(route);
    row.confidence[0] = confidence;
    return this.store(mark.rowid, this.#row.values);
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
