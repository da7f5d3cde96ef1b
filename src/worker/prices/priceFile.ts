import { PriceList } from '../../core/pricing/priceList.ts';
import { readSmallFile } from '../discovery/readSmallFile.ts';
import { fileStamp } from '../watch/fileStamp.ts';
import type { PriceEntry } from '../../core/pricing/modelPrice.ts';

/** A larger file is none of prices (bytes): OpenCode's models cache has about three million. */
const maximumSize = 64 * 1024 * 1024;

const none = new PriceList([]);

/** The prices in one file, read again when the file changes. */
export class PriceFile {
  readonly path: string;
  readonly #parse: (text: string | null, path: string) => readonly PriceEntry[];
  #stamp = '';
  #list = none;

  /** `parse` is given null when there is a file that cannot be read. */
  constructor(path: string, parse: (text: string | null, path: string) => readonly PriceEntry[]) {
    this.path = path;
    this.#parse = parse;
  }

  /** Looks at the file; true when its prices may differ from before. */
  refresh(): boolean {
    const stamp = stampOf(this.path);
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    this.#list = stamp === '' ? none : new PriceList(this.#read());
    return true;
  }

  get list(): PriceList {
    return this.#list;
  }

  #read(): readonly PriceEntry[] {
    const file = readSmallFile(this.path, maximumSize);
    return this.#parse(file === null || file.truncated ? null : file.text, this.path);
  }
}

function stampOf(path: string): string {
  try {
    return fileStamp(path);
  } catch {
    return '';
  }
}
