import type { TextColumns } from '../../../core/usage/textTable.ts';
import type { ToolCallColumns } from '../../../core/usage/toolCallColumns.ts';
import type { namedColumns } from '../cache/cacheFormat.ts';
import type { NewNames } from './newNames.ts';

/** What a helper is told once: whose parts it reads, and which columns they have. */
export interface StretchTask {
  readonly path: string;
  readonly columns: readonly string[];
}

/** Which parts to read, and of which database: rowids mean nothing in another, or after its schema changed. */
export interface StretchOrder {
  /** `device:inode` of the database file. */
  readonly file: string;
  readonly schemaVersion: number;
  /** Rowids after this one, */
  readonly after: number;
  /** and up to this one. */
  readonly upTo: number;
}

/** What such a thread is asked. */
export interface StretchQuestion {
  readonly order: StretchOrder;
  /** For the answer. */
  readonly memory: ArrayBuffer | undefined;
}

/** Columns with numbers of names as wide as any: those of another pool may be larger. */
type WithNumbers<Columns, Named> = Columns & Readonly<Record<keyof Named, Uint32Array>>;

/** All parts of an order, as one moment of the database had them; numbers of names are the helper's own. */
export interface Stretch {
  /** Where all columns stand: to be handed back when they are taken over. */
  readonly memory: ArrayBuffer;
  /** Every part there is, in order. */
  readonly rowids: Float64Array;
  /** Columns as long as there are rows, in order. */
  readonly toolCalls: WithNumbers<ToolCallColumns, (typeof namedColumns)['toolCalls']>;
  readonly texts: WithNumbers<TextColumns, (typeof namedColumns)['texts']>;
  /** Names that the numbers from here on stand for. */
  readonly names: NewNames;
  /** Latest `time_updated` among them, in ms since the epoch. */
  readonly latest: number;
  /** True when every id begins as ids of parts do. */
  readonly prefixed: boolean;
}

/** Reads stretches beside the thread that asks. */
export interface StretchHelper {
  /** The parts of an order, in `memory` if they fit; null when they are to be read without a helper, for whatever reason. */
  ask(order: StretchOrder, memory?: ArrayBuffer): Promise<Stretch | null>;
  /** Ends it; what is still asked is answered with null. */
  close(): void;
}

/** How a pass over all parts is helped. */
export interface StretchHelp {
  /** Starts a helper; throws where there can be none. */
  readonly start: (task: StretchTask) => StretchHelper;
  /** Rowids in one stretch. */
  readonly length: number;
  /** Rowids that are read alone while the helper starts and warms up. */
  readonly lead: number;
  /** Rowids that are read without it between two of its stretches, at most. */
  readonly mostBetween: number;
  /** With fewer rowids left to read all is done before a helper has warmed up. */
  readonly worthIt: number;
  /** So long (ms) a pass goes on alone: the first figures, which are there by then, are to be shown undisturbed. */
  readonly patience: number;
}
