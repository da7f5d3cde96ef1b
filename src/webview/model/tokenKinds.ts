import type { TokenUsage } from '../../core/model/tokenUsage.ts';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import type { Words } from '../text/words.ts';

/** One of the five disjoint kinds of tokens. */
export interface TokenKind {
  readonly kind: keyof TokenUsage;
  readonly label: string;
  readonly tokens: number;
  /** Share (0..1) of all tokens. */
  readonly share: number;
  /** Tokens a bucket. */
  readonly trend: readonly number[];
}

/** The five kinds in the order a prompt goes through them, with their shares and, where there are buckets, their course. */
export function tokenKinds(
  { figures: { tokens }, buckets = [] }: Pick<OverviewReport, 'figures'> & Partial<Pick<OverviewReport, 'buckets'>>,
  { t }: Words,
): readonly TokenKind[] {
  const total = totalTokens(tokens);
  const labels: Readonly<Record<keyof TokenUsage, string>> = {
    cacheRead: t('Cache read'),
    cacheWrite: t('Cache write'),
    input: t('Input'),
    output: t('Output'),
    reasoning: t('Reasoning'),
  };
  return (Object.keys(labels) as (keyof TokenUsage)[]).map((kind) => ({
    kind,
    label: labels[kind],
    tokens: tokens[kind],
    share: total === 0 ? 0 : tokens[kind] / total,
    trend: buckets.map((bucket) => bucket.figures.tokens[kind]),
  }));
}
