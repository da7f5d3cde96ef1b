/** The currency amounts are shown in; what is stored and exported is always US dollars. */
export interface Currency {
  /** ISO 4217, e.g. `EUR`. */
  readonly code: string;
  /** What one US dollar is worth in it. */
  readonly rate: number;
}

/** Amounts as they are stored. */
export const usDollars: Currency = { code: 'USD', rate: 1 };

/** The currency settings ask for; US dollars when the code names none or the rate makes no sense. */
export function currencyOf(code: unknown, rate: unknown): Currency {
  if (typeof code !== 'string' || !/^[a-z]{3}$/i.test(code.trim())) return usDollars;
  const known = code.trim().toUpperCase();
  if (known === usDollars.code) return usDollars;
  const usable = typeof rate === 'number' && Number.isFinite(rate) && rate > 0 && rate < 1e9;
  return usable ? { code: known, rate } : usDollars;
}
