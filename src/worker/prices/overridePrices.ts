import type { PriceEntry } from '../../core/pricing/modelPrice.ts';
import { PriceList } from '../../core/pricing/priceList.ts';
import type { PriceTable } from '../../core/pricing/readPriceTable.ts';
import { readPriceTable } from '../../core/pricing/readPriceTable.ts';
import type { LogLine } from '../../protocol/workerApi.ts';
import { configValue } from '../discovery/configValue.ts';
import { PriceFile } from './priceFile.ts';

/** Problems of one table that are named in the log; a wrong file would otherwise fill it. */
const mostProblems = 20;

/** The name prices of the setting go by where a source is shown. */
export const overridesSource = 'opencodeObservatory.prices.overrides';

/** What the user says prices are. */
export interface OverridePricesOptions {
  /** Value of the setting, in the shape of ocmonitor's `models.json`. */
  readonly overrides: unknown;
  /** Path of a file of that shape, '' for none. */
  readonly file: string;
  readonly log: (line: LogLine) => void;
}

/** The user's own prices: those of the setting, then those of the file. What makes no sense is named in the log and skipped. */
export class OverridePrices {
  readonly #setting: PriceList;
  readonly #file: PriceFile | null;

  constructor({ overrides, file, log }: OverridePricesOptions) {
    const told = (table: PriceTable, source: string): readonly PriceEntry[] => {
      for (const problem of table.problems.slice(0, mostProblems)) {
        log({ level: 'warn', text: `A price in ${source} was skipped. ${problem}` });
      }
      const more = table.problems.length - mostProblems;
      if (more > 0) log({ level: 'warn', text: `${more} more prices in ${source} were skipped.` });
      return table.entries;
    };
    this.#setting = new PriceList(told(readPriceTable(overrides, overridesSource), overridesSource));
    this.#file = file === '' ? null : new PriceFile(file, (text, path) => told(readText(text, path), path));
    if (this.#file !== null && !this.refresh()) {
      log({ level: 'warn', text: `There is no price file ${file}. Check opencodeObservatory.prices.file.` });
    }
  }

  /** Looks at the file again; true when its prices may have changed. */
  refresh(): boolean {
    return this.#file?.refresh() ?? false;
  }

  get lists(): readonly PriceList[] {
    return [this.#setting, ...(this.#file === null ? [] : [this.#file.list])].filter(({ size }) => size > 0);
  }
}

function readText(text: string | null, path: string): PriceTable {
  if (text === null) return { entries: [], problems: ['The file cannot be read.'] };
  const value = configValue(text, []);
  return value === undefined ? { entries: [], problems: ['The file is not JSON.'] } : readPriceTable(value, path);
}
