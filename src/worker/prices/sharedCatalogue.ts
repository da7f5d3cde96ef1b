import type { PriceList } from '../../core/pricing/priceList.ts';
import { loadCatalogue } from './catalogue.ts';

let catalogue: Promise<PriceList> | null = null;

/** The bundled catalogue, loaded once for each program, by the prices of that day. */
export function sharedCatalogue(): Promise<PriceList> {
  catalogue ??= loadCatalogue(Date.now());
  return catalogue;
}
