import type { PriceEntry } from '../../core/pricing/modelPrice.ts';
import { readOpenCodePrices } from '../../core/pricing/readOpenCodePrices.ts';
import { configValue } from '../discovery/configValue.ts';

/**
 * Prices and context windows a user set in the text of an OpenCode configuration; only the numbers are kept. Like
 * OpenCode, it knows no long-context tiers there.
 */
export function configPrices(text: string | null, path: string): readonly PriceEntry[] {
  return text === null ? [] : readOpenCodePrices(configValue(text, ['provider']), path, false);
}
