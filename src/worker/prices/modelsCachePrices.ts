import type { PriceEntry } from '../../core/pricing/modelPrice.ts';
import { readOpenCodePrices } from '../../core/pricing/readOpenCodePrices.ts';

/** Prices and context windows in the text of OpenCode's models cache (`models.json`); none when it is not JSON. */
export function modelsCachePrices(text: string | null, path: string): readonly PriceEntry[] {
  if (text === null) return [];
  try {
    return readOpenCodePrices(JSON.parse(text), path, true);
  } catch {
    return [];
  }
}
