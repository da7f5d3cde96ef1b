import { requestCost } from '../pricing/requestCost.ts';
import type { Costing, RequestCost } from '../pricing/costing.ts';
import { modelKey } from '../model/modelId.ts';
import type { Transcript, TranscriptCall, TranscriptRequest } from '../transcript/transcript.ts';
import type { GrowthStep } from '../transcript/contextGrowth.ts';
import { growthSteps } from '../transcript/contextGrowth.ts';
import type { NumberedRequest, Turn } from '../transcript/turn.ts';
import { buildTurns } from '../transcript/turn.ts';

/** What a request costs here: one that is a copy is counted where it first happened, and has no cost of its own. */
export interface StoryCost extends RequestCost {
  readonly copy: boolean;
}

/** A session's transcript with everything that is derived from it once for each reading. */
export interface Story {
  readonly transcript: Transcript;
  readonly turns: readonly Turn[];
  readonly requests: readonly NumberedRequest[];
  readonly calls: ReadonlyMap<string, TranscriptCall>;
  /** The call that started a sub-agent, by the sub-agent's session. */
  readonly starters: ReadonlyMap<string, TranscriptCall>;
  /** Turn of each request, by the request's id. */
  readonly turnOf: ReadonlyMap<string, Turn>;
  /** By the request's number. */
  readonly costs: readonly StoryCost[];
  readonly steps: readonly GrowthStep[];
}

/** What a story asks of the ledger. */
export interface StoryPrices {
  readonly costing: Pick<Costing, 'costOfRequest' | 'priceOfModel'>;
  /** True for a request that is counted from another row. */
  readonly isCopy: (request: TranscriptRequest) => boolean;
}

/** Derives what the inspector shows from a transcript. */
export function buildStory(transcript: Transcript, { costing, isCopy }: StoryPrices): Story {
  const turns = buildTurns(transcript);
  const requests = turns.flatMap((turn) => turn.requests);
  const prices = new Map<string, ReturnType<Costing['priceOfModel']>>();
  const priceOf = (model: TranscriptRequest['model']): ReturnType<Costing['priceOfModel']> => {
    const key = modelKey(model);
    let price = prices.get(key);
    if (price === undefined) prices.set(key, (price = costing.priceOfModel(model)));
    return price;
  };
  const costs: StoryCost[] = [{ amount: 0, basis: 'unpriced', copy: false }];
  for (const { request } of requests) costs.push({ ...costing.costOfRequest(request), copy: isCopy(request) });
  const steps = growthSteps(requests, ({ model, tokens }, lost) => {
    const price = priceOf(model);
    if (price === null) return null;
    if (price === 'free') return 0;
    const written = Math.min(lost, tokens.cacheWrite);
    const sent = Math.min(lost - written, tokens.input);
    const cached = {
      ...tokens,
      cacheWrite: tokens.cacheWrite - written,
      input: tokens.input - sent,
      cacheRead: tokens.cacheRead + written + sent,
    };
    return Math.max(0, requestCost(price, tokens) - requestCost(price, cached));
  });
  return {
    transcript,
    turns,
    requests,
    calls: new Map(transcript.calls.map((call) => [call.id, call])),
    starters: new Map(
      transcript.calls.flatMap((call) => (call.childSessionId === '' ? [] : [[call.childSessionId, call] as const])),
    ),
    turnOf: new Map(turns.flatMap((turn) => turn.requests.map(({ request }) => [request.id, turn] as const))),
    costs,
    steps,
  };
}
