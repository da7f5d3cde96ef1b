import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CostMode } from '../core/pricing/costMode.ts';
import { costModes } from '../core/pricing/costMode.ts';
import { diskFileTree } from '../worker/discovery/fileTree.ts';
import { thisMachine } from '../worker/discovery/machine.ts';
import { OpenCodePrices } from '../worker/prices/openCodePrices.ts';
import { OverridePrices } from '../worker/prices/overridePrices.ts';
import { PriceBook } from '../worker/prices/priceBook.ts';
import { sharedCatalogue } from '../worker/prices/sharedCatalogue.ts';
import type { Output } from './output.ts';
import type { ReportValues } from './reportOptions.ts';
import { UsageError } from './usageError.ts';

/**
 * The prices a command counts with; what makes no sense in the user's file is told on stderr. A run that names its
 * databases does not depend on what OpenCode on this machine knows of prices.
 */
export async function cliPrices(
  args: Pick<ReportValues, 'prices' | 'cost-mode' | 'db' | 'storage' | 'omp'>,
  output: Output,
): Promise<PriceBook> {
  const file = args.prices === undefined ? '' : path.resolve(args.prices);
  if (file !== '' && !existsSync(file)) throw new Error(`There is no price file ${file}.`);
  const openCode = { machine: thisMachine(), tree: diskFileTree, workspaceFolders: [process.cwd()] };
  return new PriceBook({
    mode: modeOf(args['cost-mode']),
    overrides: new OverridePrices({
      overrides: {},
      file,
      log: ({ text }) => output.error(`${text}\n`),
    }),
    openCode:
      args.db === undefined && args.storage === undefined && args.omp === undefined
        ? new OpenCodePrices(openCode)
        : null,
    catalogue: await sharedCatalogue(),
  });
}

/** `recorded-first` and so on, the way options are written. */
function modeOf(name: string | undefined): CostMode {
  if (name === undefined) return 'recordedFirst';
  const written = (mode: CostMode): string => mode.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const mode = costModes.find((known) => written(known) === name);
  if (mode === undefined) {
    throw new UsageError(`There is no cost mode "${name}": it is ${costModes.map(written).join(', ')}.`);
  }
  return mode;
}
