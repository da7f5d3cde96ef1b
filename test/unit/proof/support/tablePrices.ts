import type { ModelId } from '../../../../src/core/model/modelId.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { golden } from './goldens.ts';

interface TablePrice {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

const table = golden<Readonly<Record<string, TablePrice>>>('models.json');

/** ocmonitor's own rule for the names in its table: dashes between two numbers are a dot, a date at the end is none. */
function normalised(model: string): string {
  return model.replace(/-\d{8}$/u, '').replace(/-(\d+)-(\d+)(?![.\d])/gu, '-$1.$2');
}

function priceOf({ providerID, modelID }: ModelId): TablePrice | undefined {
  const provider = providerID.toLowerCase();
  const model = modelID.toLowerCase();
  const names = [`${provider}/${model}`, `${provider}/${normalised(model)}`, model, normalised(model)];
  const known = names.find((name) => name in table);
  if (known !== undefined) return table[known];
  const anywhere = Object.keys(table).find((key) =>
    [model, normalised(model)].includes(key.slice(key.indexOf('/') + 1)),
  );
  return anywhere === undefined ? undefined : table[anywhere];
}

/**
 * Writes into every request without a recorded cost what ocmonitor's table makes of it (reasoning left out), so that what
 * remains different is not a matter of prices. Returns how many dollars that is.
 */
export function fillInTablePrices({ pools, sources }: Ledger): number {
  let filled = 0;
  for (const { requests } of sources) {
    const { cost, model, input, output, cacheRead, cacheWrite } = requests.columns;
    for (let slot = 0; slot < requests.size; slot++) {
      const price = priceOf(pools.model(model[slot] ?? 0));
      if (price === undefined || (cost[slot] ?? 0) > 0) continue;
      const amount =
        (input[slot] ?? 0) * price.input +
        (output[slot] ?? 0) * price.output +
        (cacheRead[slot] ?? 0) * price.cacheRead +
        (cacheWrite[slot] ?? 0) * price.cacheWrite;
      cost[slot] = Math.round(amount * 1000);
      filled += amount / 1e6;
    }
  }
  return filled;
}
