import fs from 'node:fs';
import { toolCallColumns, type ToolCallColumns } from '../../../core/usage/toolCallColumns.ts';
import { namedColumns } from './cacheFormat.ts';
import type { CacheHead } from './cacheHead.ts';
import { type Numbers, readColumns, room, type Source, translate } from './cacheSections.ts';
import { createHash } from '../../storage/createHash.ts';

/** Where in a cache file the columns of tool calls stand, which are left unread until they are asked for. */
export class LaterToolCalls {
  readonly #rows: number;
  readonly #hash: string;
  readonly #start: number;
  readonly #end: number;

  /** Passes over them in a file that is being read. */
  constructor({ toolCalls, toolCallsHash }: CacheHead, source: Source) {
    room(toolCalls, source.size);
    this.#rows = toolCalls;
    this.#hash = toolCallsHash;
    this.#start = source.position;
    const widths = Object.values(toolCallColumns(0)).map((column) => column.BYTES_PER_ELEMENT);
    this.#end = this.#start + toolCalls * widths.reduce((sum, width) => sum + width, 0);
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
      const columns = toolCallColumns(room(this.#rows, this.#end));
      readColumns({ file, hash, position: this.#start, size: this.#end }, columns, this.#rows);
      if (hash.digest('hex') !== this.#hash) throw new Error('it was replaced');
      translate(columns, namedColumns.toolCalls, numbers, this.#rows);
      return columns;
    } finally {
      fs.closeSync(file);
    }
  }
}
