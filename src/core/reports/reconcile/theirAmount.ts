import type { ModelId } from '../../model/modelId.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { TokenUsage } from '../../model/tokenUsage.ts';
import type { KnownPrice } from '../../pricing/modelPrice.ts';
import type { Rates } from '../../pricing/rates.ts';
import { requestCost } from '../../pricing/requestCost.ts';
import { ocmonitorPrice } from './ocmonitorPrice.ts';
import type { DifferenceReason, OtherTool } from './reconcileReport.ts';

/** A request without a recorded cost, and what our lists say of its model. */
export interface UnrecordedRequest {
  readonly model: ModelId;
  readonly tokens: TokenUsage;
  /** Reasoning tokens that its row counts as output as well: other tools price the output as it stands. */
  readonly inOutput: number;
  /** What it counts with here; 0 when it is free or unpriced. */
  readonly ours: NanoDollars;
  readonly basis: 'computed' | 'free' | 'unpriced';
  /** null when nobody here knows one. */
  readonly price: KnownPrice | null;
}

/** What a tool makes of it, and the steps from there to ours, each with its reason; they add up exactly. */
export interface AmountSteps {
  readonly theirs: NanoDollars;
  readonly steps: readonly (readonly [DifferenceReason, NanoDollars])[];
}

/** The steps between a tool's amount for a request without a recorded cost and ours. */
export function theirAmount(tool: OtherTool, request: UnrecordedRequest): AmountSteps {
  const { ours, basis } = request;
  const { theirs, reasoned, based } = pricedBy(tool, request);
  if (basis !== 'computed') return { theirs, steps: [[basis, ours - theirs]] };
  if (tool === 'opencode') return { theirs, steps: [['zeroRecorded', ours]] };
  return {
    theirs,
    steps: [
      ['reasoning', reasoned - theirs],
      ['priceList', based - reasoned],
      ['longContext', ours - based],
    ],
  };
}

interface Priced {
  readonly theirs: NanoDollars;
  /** With reasoning at the output rate. */
  readonly reasoned: NanoDollars;
  /** By our rates, with the tool's way of counting long prompts. */
  readonly based: NanoDollars;
}

function pricedBy(tool: OtherTool, { model, tokens, inOutput, price }: UnrecordedRequest): Priced {
  const asWritten = { ...tokens, output: tokens.output + inOutput };
  switch (tool) {
    case 'opencode':
      return { theirs: 0, reasoned: 0, based: 0 };
    case 'ocmonitor': {
      const rates = ocmonitorPrice(model);
      const based = price === null ? 0 : atRates(price.rates, tokens);
      if (rates === null) return { theirs: 0, reasoned: 0, based };
      return { theirs: atRates(rates, { ...asWritten, reasoning: 0 }), reasoned: atRates(rates, tokens), based };
    }
    case 'ccusage': {
      // Its own list is not known here; ours stands in for it, counted its way.
      if (price === null) return { theirs: 0, reasoned: 0, based: 0 };
      const reasoned = byParts(price, tokens);
      return { theirs: byParts(price, asWritten), reasoned, based: reasoned };
    }
  }
}

function atRates(rates: Rates, tokens: TokenUsage): NanoDollars {
  return requestCost({ rates, tiers: [], contextWindow: null, sessionQuota: null, source: '' }, tokens);
}

/** ccusage's way with long prompts: of each kind of tokens, only those above the threshold cost the higher price. */
function byParts(price: KnownPrice, tokens: TokenUsage): NanoDollars {
  const [tier] = price.tiers;
  if (tier === undefined) return atRates(price.rates, tokens);
  const upTo = (count: number): number => Math.min(count, tier.aboveTokens);
  const base = {
    input: upTo(tokens.input),
    output: upTo(tokens.output),
    reasoning: upTo(tokens.reasoning),
    cacheRead: upTo(tokens.cacheRead),
    cacheWrite: upTo(tokens.cacheWrite),
  };
  const above = {
    input: tokens.input - base.input,
    output: tokens.output - base.output,
    reasoning: tokens.reasoning - base.reasoning,
    cacheRead: tokens.cacheRead - base.cacheRead,
    cacheWrite: tokens.cacheWrite - base.cacheWrite,
  };
  return atRates(price.rates, base) + atRates(tier.rates, above);
}
