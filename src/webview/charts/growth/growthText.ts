import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { CacheMiss, GrowthStep } from '../../../core/transcript/contextGrowth.ts';
import type { InspectorWords } from '../../inspector/inspectorWords.ts';

/** The request or requests a step stands for. */
export function stepName({ first, last }: GrowthStep, { t, formats }: InspectorWords): string {
  return first === last
    ? t('Request {0}', formats.integer(first))
    : t('Requests {0} to {1}', formats.integer(first), formats.integer(last));
}

/** What a cache miss was and cost; the amount is computed, and says so. */
export function missText({ reason, tokens, cost }: CacheMiss, { t, formats, short }: InspectorWords): string {
  const why = {
    compaction: t('after a compaction'),
    model: t('after a change of model'),
    pause: t('after a pause'),
    other: t('for no recorded reason'),
  }[reason];
  const lost = t('Cache miss {0}: {1} tokens sent again', why, short(tokens));
  return cost === null ? lost : `${lost}, ${t('about {0} more', formats.money(cost))}`;
}

/** A step in a sentence. */
export function spokenStep(step: GrowthStep, words: InspectorWords): string {
  const { t, short } = words;
  const parts = [
    `${stepName(step, words)}: ${t('{0} tokens', short(totalTokens(step.tokens)))}`,
    step.compaction ? t('compaction') : '',
    step.miss ? missText(step.miss, words) : '',
  ];
  return parts.filter((part) => part !== '').join('. ');
}

/** The whole chart in a sentence. */
export function growthSummary(
  steps: readonly GrowthStep[],
  limit: number | null,
  { t, plural, short }: InspectorWords,
): string {
  const highest = Math.max(0, ...steps.map(({ tokens }) => totalTokens(tokens)));
  const misses = steps.filter(({ miss }) => miss !== null).length;
  const compactions = steps.filter(({ compaction }) => compaction).length;
  const peak =
    limit === null
      ? t('Context growth: at most {0} tokens', short(highest))
      : t('Context growth: at most {0} of {1} tokens', short(highest), short(limit));
  return [
    peak,
    plural(compactions, '{0} compaction', '{0} compactions'),
    plural(misses, '{0} cache miss', '{0} cache misses'),
  ].join(', ');
}
