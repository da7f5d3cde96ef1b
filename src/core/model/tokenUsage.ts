/**
 * Tokens of one or many requests in the five disjoint kinds: output never includes reasoning, input never includes
 * cache, so the five add up to everything the provider counted.
 */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly reasoning: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** No tokens at all: the start of every sum. */
export const noTokens: TokenUsage = { input: 0, output: 0, reasoning: 0, cacheRead: 0, cacheWrite: 0 };

/** Sum of the five kinds, in tokens. */
export function totalTokens(tokens: TokenUsage): number {
  return tokens.input + tokens.output + tokens.reasoning + tokens.cacheRead + tokens.cacheWrite;
}

/** Share (0..1) of the prompt that came from the provider's cache, or null when there was no prompt. */
export function cacheHitRatio(tokens: TokenUsage): number | null {
  const prompt = tokens.input + tokens.cacheRead + tokens.cacheWrite;
  return prompt === 0 ? null : tokens.cacheRead / prompt;
}
