/** Characters a token has, roughly, in English text and code: what estimates of tokens are made with. */
export const charactersPerToken = 4;

/** Tokens a text of this length has, roughly. */
export function estimatedTokens(characters: number): number {
  return Math.round(characters / charactersPerToken);
}
