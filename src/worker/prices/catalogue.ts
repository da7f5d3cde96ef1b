import type { PriceEntry } from '../../core/pricing/modelPrice.ts';
import { PriceList } from '../../core/pricing/priceList.ts';
import { catalogueEntries } from './catalogueEntries.ts';
import { catalogueProviders } from './catalogueProviders.ts';

/** Version and day of release of the bundled `@pydantic/genai-prices`; a test holds them to the package. */
export const catalogueRelease = { version: '0.1.8', date: '2026-09-23' } as const;

/** The name its prices go by where a source is shown. */
export const catalogueSource = `genai-prices ${catalogueRelease.version}`;

/** The bundled catalogue, read when it is first needed: it is by far the largest thing a start would load. */
export async function loadCatalogue(now: number): Promise<PriceList> {
  const { findProvider } = await import('@pydantic/genai-prices');
  const entries: PriceEntry[] = [];
  for (const providerId of catalogueProviders) {
    const provider = findProvider({ providerId });
    if (provider?.id === providerId) entries.push(...catalogueEntries(provider, catalogueSource, now));
  }
  return new PriceList(entries);
}
