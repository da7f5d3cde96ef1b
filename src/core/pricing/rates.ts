/** Price of one token in pico-dollars (1e-12 USD): a whole number for every price of up to six decimals per million. */
export type PicoDollars = number;

/** What one token of each kind costs; reasoning tokens cost what output tokens cost. */
export interface Rates {
  readonly input: PicoDollars;
  readonly output: PicoDollars;
  readonly cacheRead: PicoDollars;
  readonly cacheWrite: PicoDollars;
}

/** Rates of a request whose prompt (input and cache together) is above `aboveTokens`; they then apply to all its tokens. */
export interface PriceTier {
  readonly aboveTokens: number;
  readonly rates: Rates;
}

/** Largest believable price, in US dollars per million tokens; anything above is a broken entry. */
const maximumPerMillion = 100_000;

/** Pico-dollars per token of a price in US dollars per million tokens, or null when it is not a believable price. */
export function picoPerToken(dollarsPerMillion: unknown): PicoDollars | null {
  if (typeof dollarsPerMillion !== 'number' || !Number.isFinite(dollarsPerMillion)) return null;
  if (dollarsPerMillion < 0 || dollarsPerMillion > maximumPerMillion) return null;
  return Math.round(dollarsPerMillion * 1e6);
}

/** The price in US dollars per million tokens, for display only. */
export function dollarsPerMillion(rate: PicoDollars): number {
  return rate / 1e6;
}

/** True when no token of any kind costs anything. */
export function isFree({ input, output, cacheRead, cacheWrite }: Rates): boolean {
  return input === 0 && output === 0 && cacheRead === 0 && cacheWrite === 0;
}
