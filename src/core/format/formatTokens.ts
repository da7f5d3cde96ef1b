import type { TokenUsage } from '../model/tokenUsage.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import { formatCompactCount } from './formatCount.ts';

/** The five kinds together as a short number: `412.6 M`. */
export function formatTokens(tokens: TokenUsage, locale: string): string {
  return formatCompactCount(totalTokens(tokens), locale);
}
