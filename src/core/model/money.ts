/**
 * An amount of US dollars as a whole number of nano-dollars (1e-9 USD): integers add exactly, floats do not.
 * Safe up to nine million dollars, far beyond any ledger this reads.
 */
export type NanoDollars = number;

const nanoPerDollar = 1e9;

/** Largest believable cost of one request, in US dollars; anything above is a broken row, not a price. */
const maximumDollars = 1_000_000;

/** Nano-dollars of a recorded dollar amount, or null when it is not a believable amount. */
export function nanoDollars(dollars: unknown): NanoDollars | null {
  if (typeof dollars !== 'number' || !Number.isFinite(dollars)) return null;
  if (dollars < 0 || dollars > maximumDollars) return null;
  return Math.round(dollars * nanoPerDollar);
}

/** Dollars of an amount, for display and export only: never add the results. */
export function dollars(amount: NanoDollars): number {
  return amount / nanoPerDollar;
}
