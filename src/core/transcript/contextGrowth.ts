import { modelKey } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import type { NumberedRequest } from './turn.ts';

/** Why the provider's cache did not answer, as far as the record tells. */
export type MissReason = 'compaction' | 'model' | 'pause' | 'other';

/** A prompt that was sent before, and paid for again. */
export interface CacheMiss {
  readonly reason: MissReason;
  /** Tokens that could have come from the cache. */
  readonly tokens: number;
  /** What they cost more than from the cache, computed from prices; null when nobody has a price. */
  readonly cost: NanoDollars | null;
}

/** What fills the context window at one request, or the fullest of several neighbours. */
export interface GrowthStep {
  /** Numbers of the first and last request it stands for. */
  readonly first: number;
  readonly last: number;
  readonly requestId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly tokens: TokenUsage;
  readonly compaction: boolean;
  readonly miss: CacheMiss | null;
}

/** What lost tokens cost more, by the prices of the request; null without a price. */
export type MissCost = (request: NumberedRequest['request'], lostTokens: number) => NanoDollars | null;

/** Smaller losses are no miss: providers cache in blocks of about this many tokens. */
const leastLost = 1024;
/** Providers keep a prompt for about this long (ms). */
const cacheLifeMs = 5 * 60_000;

const promptOf = ({ input, cacheRead, cacheWrite }: TokenUsage): number => input + cacheRead + cacheWrite;

/** The steps of a session's requests with any token, one each. */
export function growthSteps(requests: readonly NumberedRequest[], missCost: MissCost): readonly GrowthStep[] {
  const steps: GrowthStep[] = [];
  let before: NumberedRequest | null = null;
  for (const one of requests) {
    const { request, number } = one;
    if (totalTokens(request.tokens) === 0) continue;
    const miss = before === null ? null : missOf(before.request, request, missCost);
    steps.push({
      first: number,
      last: number,
      requestId: request.id,
      at: request.created,
      tokens: request.tokens,
      compaction: request.compaction,
      miss,
    });
    before = one;
  }
  return steps;
}

/** At most `most` steps: neighbours become the fullest of them, but a miss or a compaction stays to be seen. */
export function thinSteps(steps: readonly GrowthStep[], most: number): readonly GrowthStep[] {
  if (steps.length <= most) return steps;
  const thinned: GrowthStep[] = [];
  for (let index = 0; index < most; index++) {
    const group = steps.slice(
      Math.floor((index * steps.length) / most),
      Math.floor(((index + 1) * steps.length) / most),
    );
    const [start] = group;
    if (start === undefined) continue;
    let fullest = start;
    let miss: CacheMiss | null = null;
    for (const step of group) {
      if (totalTokens(step.tokens) > totalTokens(fullest.tokens)) fullest = step;
      if (step.miss !== null && step.miss.tokens > (miss?.tokens ?? 0)) miss = step.miss;
    }
    const compaction = group.some((step) => step.compaction);
    thinned.push({ ...fullest, first: start.first, last: group.at(-1)?.last ?? start.last, miss, compaction });
  }
  return thinned;
}

function missOf(
  before: NumberedRequest['request'],
  request: NumberedRequest['request'],
  missCost: MissCost,
): CacheMiss | null {
  // A model without a cache misses nothing.
  if (before.tokens.cacheRead + before.tokens.cacheWrite === 0) return null;
  const again = Math.min(promptOf(before.tokens), promptOf(request.tokens));
  const tokens = again - request.tokens.cacheRead;
  if (tokens < leastLost || request.tokens.cacheRead * 2 >= again) return null;
  return { reason: reasonOf(before, request), tokens, cost: missCost(request, tokens) };
}

function reasonOf(before: NumberedRequest['request'], request: NumberedRequest['request']): MissReason {
  if (before.compaction || request.compaction) return 'compaction';
  if (modelKey(before.model) !== modelKey(request.model)) return 'model';
  return request.created - (before.completed || before.created) > cacheLifeMs ? 'pause' : 'other';
}
