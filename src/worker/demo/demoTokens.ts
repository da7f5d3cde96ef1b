import type { TokenUsage } from '../../core/model/tokenUsage.ts';
import type { DemoModel } from './demoModels.ts';
import type { SeededRandom } from './seededRandom.ts';

/** Tokens of one answer, given what the conversation holds already and what is new in the prompt. */
export function demoTokens(random: SeededRandom, model: DemoModel, known: number, fresh: number): TokenUsage {
  const written = random.around(420);
  const reasoning = Math.round(written * model.reasoning * (0.5 + random.next()));
  const cached = random.chance(0.04) ? 0 : known;
  const prompt = fresh + (known - cached);
  const writes = (model.price?.cacheWrite ?? 0) > 0;
  return {
    input: writes ? random.between(3, 12) : prompt,
    output: written,
    reasoning,
    cacheRead: cached,
    cacheWrite: writes ? prompt : 0,
  };
}

/** Dollars OpenCode would record for these tokens; 0 for a model without a price. */
export function demoCost({ price }: DemoModel, tokens: TokenUsage): number {
  if (price === null) return 0;
  const millionths =
    tokens.input * price.input +
    (tokens.output + tokens.reasoning) * price.output +
    tokens.cacheRead * price.cacheRead +
    tokens.cacheWrite * price.cacheWrite;
  return Math.round(millionths * 1000) / 1e9;
}
