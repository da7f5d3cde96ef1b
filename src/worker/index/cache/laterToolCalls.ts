import fs from 'node:fs';
import { toolCallColumns, type ToolCallColumns } from '../../../core/usage/toolCallColumns.ts';
import { namedColumns } from './cacheFormat.ts';
import type { CacheHead } from './cacheHead.ts';
import { type Numbers, readSection, room, type Source } from './cacheSections.ts';
import { readTable, withNumbersOf, tableBytes, type TableInFile } from './narrowTable.ts';
import { createHash } from '../../storage/createHash.ts';

/** Where in a cache file the columns of tool calls stand, which are left unread until they are asked for. */
export class LaterToolCalls {
  readonly #table: TableInFile<ToolCallColumns, keyof Numbers>;
  readonly #hash: string;
  readonly #start: number;
  readonly #end: number;

  /** Passes over them in a file that is being read. */
  constructor({ toolCalls, toolCallsHash, toolCallWidths }: CacheHead, source: Source) {
    const capacity = room(toolCalls, source.size);
    const named = namedColumns.toolCalls;
    this.#table = { empty: toolCallColumns(0), widths: toolCallWidths, named, rows: toolCalls, capacity };
    this.#hash = toolCallsHash;
    this.#start = source.position;
    this.#end = this.#start + tableBytes(this.#table);
    if (this.#end > source.size) throw new Error('it is cut off');
    source.position = this.#end;
  }

  /**
   * Reads them from the file, opened again: no handle is held meanwhile, so that another window may replace it. When it did,
   * or the file is damaged, they are `lost`, and columns without room stand for that.
   */
  columns(open: () => number, numbers: Numbers, lost: () => void): () => ToolCallColumns {
    return () => {
      try {
        return this.#read(open(), numbers);
      } catch {
        lost();
        return toolCallColumns(0);
      }
    };
  }

  #read(file: number, numbers: Numbers): ToolCallColumns {
    try {
      const hash = createHash('sha256');
      const source: Source = { file, hash, position: this.#start, size: this.#end };
      const columns = readTable(this.#table, (bytes) => readSection(source, bytes));
      if (hash.digest('hex') !== this.#hash) throw new Error('it was replaced');
      return withNumbersOf(columns, this.#table, numbers);
    } finally {
      fs.closeSync(file);
    }
  }
}
