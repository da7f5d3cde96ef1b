import type { Hash } from 'node:crypto';
import fs from 'node:fs';
import { type Column, columnFor } from '../../../core/usage/columns.ts';
import { createHash } from '../../storage/createHash.ts';
import { columnBytes, prefixBytes, type Widths } from './cacheFormat.ts';

/** Rows whose names are numbered anew at once. */
const piece = 65_536;

/** Bytes of a text that are written at once. */
const textPiece = 65_536;

/** Numbers the names a column uses by a list of the file's own. */
export interface ColumnNames {
  /** How many numbers it gives at most. */
  readonly most: number;
  localise(column: Column, start: number, end: number, into: Column): void;
}

/**
 * Writes a cache file of any kind: columns and other bytes one behind the other, the head last, and in front the magic, the head's length
 * and the hash of all that follows. Nothing is gathered in memory first.
 */
export class CacheWriter {
  readonly #file: number;
  readonly #own = createHash('sha256');
  #hash: Hash = this.#own;
  #position = prefixBytes;

  /** `file` is open for writing, and empty. */
  constructor(file: number) {
    this.#file = file;
  }

  /** Writes bytes behind those that stand. */
  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#write(bytes, this.#position);
    this.#position += bytes.length;
  }

  /** Writes the first `size` rows of each column; those that refer to names, by the numbers the file has for them. Returns how wide each is there. */
  addTable<List extends string>(
    columns: Readonly<Record<string, Column>>,
    named: Readonly<Record<string, List>>,
    size: number,
    names: Readonly<Record<List, ColumnNames>>,
  ): Widths {
    const widths: number[] = [];
    for (const [name, column] of Object.entries(columns)) {
      const list = named[name];
      if (list === undefined) {
        widths.push(column.BYTES_PER_ELEMENT);
        this.add(columnBytes(column, size));
        continue;
      }
      // No narrower than in memory: some columns there never are.
      const local = columnFor(Math.max(names[list].most - 1, 2 ** (8 * column.BYTES_PER_ELEMENT) - 1), piece);
      widths.push(local.BYTES_PER_ELEMENT);
      for (let start = 0; start < size; start += piece) {
        const end = Math.min(size, start + piece);
        names[list].localise(column, start, end, local);
        this.add(columnBytes(local, end - start));
      }
    }
    return widths;
  }

  /** Writes what `add` does under a hash of its own, which is not part of the file's: its hexadecimal digits, and what was answered. */
  apart<Answer>(write: () => Answer): { readonly hash: string; readonly answer: Answer } {
    const hash = createHash('sha256');
    this.#hash = hash;
    const answer = write();
    this.#hash = this.#own;
    return { hash: hash.digest('hex'), answer };
  }

  /** Writes the head, and then the beginning: only now is the file one. */
  finish(magic: string, head: object): void {
    const before = this.#position;
    this.#addText(JSON.stringify(head));
    const prefix = Buffer.alloc(prefixBytes);
    prefix.write(magic, 'latin1');
    prefix.writeUInt32LE(this.#position - before, 8);
    this.#own.digest().copy(prefix, 12);
    this.#write(prefix, 0);
  }

  /** Piece by piece: once memory for all of it was given back, the C library keeps as much for every thread. */
  #addText(text: string): void {
    const encoder = new TextEncoder();
    const bytes = new Uint8Array(textPiece);
    for (let done = 0; done < text.length;) {
      const { read, written } = encoder.encodeInto(text.slice(done), bytes);
      this.add(bytes.subarray(0, written));
      done += read;
    }
  }

  #write(bytes: Uint8Array, position: number): void {
    for (let written = 0; written < bytes.length;) {
      written += fs.writeSync(this.#file, bytes, written, bytes.length - written, position + written);
    }
  }
}
