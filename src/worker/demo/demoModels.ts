import type { ModelId } from '../../core/model/modelId.ts';

/** Dollars per million tokens. */
export interface DemoPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** A model as the demo data uses it. */
export interface DemoModel extends ModelId {
  /** Tokens of its context window. */
  readonly context: number;
  /** null for a model nobody charges for: its requests carry no cost. */
  readonly price: DemoPrice | null;
  /** Share of the output that is reasoning, 0..1. */
  readonly reasoning: number;
  /** How often it is chosen, relative to the others. */
  readonly weight: number;
}

const price = (input: number, output: number, cacheRead: number, cacheWrite: number): DemoPrice => ({
  input,
  output,
  cacheRead,
  cacheWrite,
});

/** Sonnet: the everyday model of the demo. */
export const everydayModel: DemoModel = {
  providerID: 'anthropic',
  modelID: 'claude-sonnet-4-5',
  context: 200_000,
  price: price(3, 15, 0.3, 3.75),
  reasoning: 0,
  weight: 9,
};

/** The models of the demo data with prices as their makers publish them. */
export const demoModels: readonly DemoModel[] = [
  everydayModel,
  {
    providerID: 'openai',
    modelID: 'gpt-5.1-codex',
    context: 400_000,
    price: price(1.25, 10, 0.125, 0),
    reasoning: 0.45,
    weight: 6,
  },
  {
    providerID: 'anthropic',
    modelID: 'claude-opus-4-5',
    context: 200_000,
    price: price(5, 25, 0.5, 6.25),
    reasoning: 0,
    weight: 2.5,
  },
  {
    providerID: 'google',
    modelID: 'gemini-3-pro',
    context: 1_000_000,
    price: price(2, 12, 0.2, 0),
    reasoning: 0.5,
    weight: 2,
  },
  {
    providerID: 'zai',
    modelID: 'glm-4.6',
    context: 204_800,
    price: price(0.6, 2.2, 0.11, 0),
    reasoning: 0.2,
    weight: 2,
  },
  { providerID: 'ollama', modelID: 'qwen3-coder:30b', context: 262_144, price: null, reasoning: 0, weight: 1 },
];

/** Content of a `models.json` that knows the demo's models, so that context shows in percent. */
export function demoModelsFile(): string {
  const providers: Record<string, { id: string; name: string; models: Record<string, unknown> }> = {};
  for (const { providerID, modelID, context, price: charge } of demoModels) {
    const provider = (providers[providerID] ??= { id: providerID, name: providerID, models: {} });
    const cost =
      charge === null
        ? {}
        : {
            cost: {
              input: charge.input,
              output: charge.output,
              cache_read: charge.cacheRead,
              cache_write: charge.cacheWrite,
            },
          };
    provider.models[modelID] = { id: modelID, name: modelID, limit: { context, output: 64_000 }, ...cost };
  }
  return JSON.stringify(providers, null, 2);
}
