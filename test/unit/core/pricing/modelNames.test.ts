import { describe, expect, it } from 'vitest';
import type { ModelPrice } from '../../../../src/core/pricing/modelPrice.ts';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import { PriceList } from '../../../../src/core/pricing/priceList.ts';

/** Names as price lists have them; each has a price of its own, told apart by its source. */
const listed = [
  'anthropic/claude-sonnet-4-5',
  'anthropic/claude-sonnet-4-0',
  'anthropic/claude-opus-4-5',
  'anthropic/claude-opus-4-1-20250805',
  'anthropic/claude-haiku-4-5',
  'anthropic/claude-3-5-sonnet-20241022',
  'anthropic/claude-3-7-sonnet-latest',
  'anthropic/claude-sonnet-4.5-extended',
  'amazon-bedrock/anthropic.claude-opus-4-5-20251101-v1:0',
  'amazon-bedrock/deepseek.r1-v1:0',
  'amazon-bedrock/meta.llama3-1-70b-instruct-v1:0',
  'amazon-bedrock/amazon.nova-pro-v1:0',
  'openai/gpt-4o',
  'openai/gpt-4o-2024-05-13',
  'openai/gpt-4o-mini',
  'openai/gpt-4.1',
  'openai/gpt-4',
  'openai/gpt-5',
  'openai/gpt-5-mini',
  'openai/gpt-5.1',
  'openai/gpt-5.1-codex',
  'openai/gpt-5.1-codex-max',
  'openai/o3',
  'openai/o3-mini',
  'openai/gpt-oss-120b',
  'google/gemini-2.5-pro',
  'google/gemini-2.5-flash',
  'google/gemini-2.5-flash-lite',
  'google/gemini-2.5-flash-preview',
  'google/gemini-3-pro-preview',
  'google/gemini-1.5-pro',
  'xai/grok-4-0709',
  'xai/grok-4-fast',
  'xai/grok-code-fast-1',
  'deepseek/deepseek-chat',
  'deepseek/deepseek-reasoner',
  'deepseek/deepseek-r1',
  'deepseek/deepseek-v3.1',
  'moonshotai/kimi-k2',
  'moonshotai/kimi-k2-thinking',
  'zai/glm-4.6',
  'zai/glm-4.5-air',
  'alibaba/qwen3-coder-480b-a35b-instruct',
  'alibaba/qwen2.5-coder-32b-instruct',
  'mistral/mistral-large-2411',
  'mistral/devstral-medium-2507',
  'openrouter/anthropic/claude-sonnet-4.5',
  'openrouter/meta-llama/llama-3.3-70b-instruct',
  'openrouter/deepseek/deepseek-r1:free',
  'groq/llama-3.3-70b-versatile',
] as const;
type Listed = (typeof listed)[number];

const priceFrom = (source: string): ModelPrice => ({
  rates: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 },
  tiers: [],
  contextWindow: null,
  sessionQuota: null,
  source,
});
const modelOf = (name: string): { providerID: string; modelID: string } => ({
  providerID: name.slice(0, name.indexOf('/')),
  modelID: name.slice(name.indexOf('/') + 1),
});
const list = new PriceList(
  listed.map((name) => {
    const { providerID, modelID } = modelOf(name);
    return { provider: providerID, model: modelID, price: priceFrom(name) };
  }),
);
const chain = new PriceChain({ overrides: [], lists: [list] });

/** `provider/model` as agents record them, and the listed name whose price holds. */
const names: readonly (readonly [recorded: string, listed: Listed])[] = [
  // The same name, spelled otherwise.
  ['anthropic/claude-sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
  ['anthropic/claude-sonnet-4.5', 'anthropic/claude-sonnet-4-5'],
  ['Anthropic/Claude-Sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
  ['anthropic/claude-4.5-sonnet', 'anthropic/claude-sonnet-4-5'],
  ['anthropic/claude-sonnet-4', 'anthropic/claude-sonnet-4-0'],
  ['anthropic/claude-haiku-4.5', 'anthropic/claude-haiku-4-5'],
  ['anthropic/claude-sonnet-3.5', 'anthropic/claude-3-5-sonnet-20241022'],
  ['zai/GLM-4.6', 'zai/glm-4.6'],
  ['zai/glm-4-6', 'zai/glm-4.6'],
  ['deepseek/deepseek-v3-1', 'deepseek/deepseek-v3.1'],
  ['alibaba/qwen-2.5-coder-32b-instruct', 'alibaba/qwen2.5-coder-32b-instruct'],
  ['moonshotai/kimi-k-2', 'moonshotai/kimi-k2'],
  // Dates, revisions and `latest`.
  ['anthropic/claude-sonnet-4-5-20250929', 'anthropic/claude-sonnet-4-5'],
  ['anthropic/claude-opus-4-5-20251101', 'anthropic/claude-opus-4-5'],
  ['anthropic/claude-opus-4-1', 'anthropic/claude-opus-4-1-20250805'],
  ['anthropic/claude-3-5-sonnet-latest', 'anthropic/claude-3-5-sonnet-20241022'],
  ['anthropic/claude-3-5-sonnet-20240620', 'anthropic/claude-3-5-sonnet-20241022'],
  ['anthropic/claude-3-7-sonnet-20250219', 'anthropic/claude-3-7-sonnet-latest'],
  ['openai/gpt-4o-2024-08-06', 'openai/gpt-4o'],
  ['openai/gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
  ['openai/gpt-5-mini-2025-08-07', 'openai/gpt-5-mini'],
  ['openai/o3-2025-04-16', 'openai/o3'],
  ['openai/gpt-4-0613', 'openai/gpt-4'],
  ['google/gemini-2.5-flash-preview-09-2025', 'google/gemini-2.5-flash-preview'],
  ['google/gemini-2.5-flash-preview-05-20', 'google/gemini-2.5-flash-preview'],
  ['google/gemini-1.5-pro-002', 'google/gemini-1.5-pro'],
  ['xai/grok-4', 'xai/grok-4-0709'],
  ['deepseek/deepseek-r1-0528', 'deepseek/deepseek-r1'],
  ['mistral/mistral-large-latest', 'mistral/mistral-large-2411'],
  ['mistral/devstral-medium', 'mistral/devstral-medium-2507'],
  // What does not change the price while no price of its own is listed.
  ['google/gemini-3-pro', 'google/gemini-3-pro-preview'],
  ['google/gemini-2.5-pro-preview-06-05', 'google/gemini-2.5-pro'],
  ['anthropic/claude-sonnet-4-5-thinking', 'anthropic/claude-sonnet-4-5'],
  ['openai/o3-mini-high', 'openai/o3-mini'],
  ['openai/gpt-5.1-codex-xhigh', 'openai/gpt-5.1-codex'],
  ['alibaba/qwen3-coder-480b-a35b', 'alibaba/qwen3-coder-480b-a35b-instruct'],
  // A suffix with a price of its own keeps it.
  ['moonshotai/kimi-k2-thinking', 'moonshotai/kimi-k2-thinking'],
  ['anthropic/claude-sonnet-4-5-extended', 'anthropic/claude-sonnet-4.5-extended'],
  ['openai/gpt-5.1-codex-max', 'openai/gpt-5.1-codex-max'],
  ['google/gemini-2.5-flash-lite', 'google/gemini-2.5-flash-lite'],
  ['xai/grok-4-fast', 'xai/grok-4-fast'],
  ['openrouter/deepseek/deepseek-r1:free', 'openrouter/deepseek/deepseek-r1:free'],
  // Bedrock.
  [
    'amazon-bedrock/us.anthropic.claude-opus-4-5-20251101-v1:0',
    'amazon-bedrock/anthropic.claude-opus-4-5-20251101-v1:0',
  ],
  ['aws/global.anthropic.claude-opus-4-5-v1:0', 'amazon-bedrock/anthropic.claude-opus-4-5-20251101-v1:0'],
  ['amazon-bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic/claude-sonnet-4-5'],
  ['amazon-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'anthropic/claude-haiku-4-5'],
  ['amazon-bedrock/apac.anthropic.claude-3-5-sonnet-20241022-v2:0', 'anthropic/claude-3-5-sonnet-20241022'],
  ['amazon-bedrock/us.deepseek.r1-v1:0', 'amazon-bedrock/deepseek.r1-v1:0'],
  ['amazon-bedrock/us.meta.llama3-1-70b-instruct-v1:0', 'amazon-bedrock/meta.llama3-1-70b-instruct-v1:0'],
  ['amazon-bedrock/us.amazon.nova-pro-v1:0', 'amazon-bedrock/amazon.nova-pro-v1:0'],
  [
    'amazon-bedrock/arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-5-20251101-v1:0',
    'amazon-bedrock/anthropic.claude-opus-4-5-20251101-v1:0',
  ],
  ['openrouter2/openai.gpt-oss-120b-1:0', 'openai/gpt-oss-120b'],
  // Vertex.
  ['google-vertex-anthropic/claude-sonnet-4-5@20250929', 'anthropic/claude-sonnet-4-5'],
  ['google-vertex-anthropic/claude-opus-4-5@latest', 'anthropic/claude-opus-4-5'],
  ['google-vertex/publishers/google/models/gemini-2.5-pro', 'google/gemini-2.5-pro'],
  ['google-vertex/models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  ['google-vertex/deepseek-ai/deepseek-v3.1-maas', 'deepseek/deepseek-v3.1'],
  // Market places and gateways: their own price first, else the maker's.
  ['openrouter/anthropic/claude-sonnet-4.5', 'openrouter/anthropic/claude-sonnet-4.5'],
  ['openrouter/anthropic/claude-opus-4.5', 'anthropic/claude-opus-4-5'],
  ['openrouter/moonshotai/kimi-k2-0905', 'moonshotai/kimi-k2'],
  ['vercel/openai/gpt-4.1', 'openai/gpt-4.1'],
  ['github-copilot/claude-sonnet-4.5', 'anthropic/claude-sonnet-4-5'],
  ['github-copilot/gpt-5.1-codex', 'openai/gpt-5.1-codex'],
  ['azure/gpt-4.1-2025-04-14', 'openai/gpt-4.1'],
  ['opencode/gpt-5', 'openai/gpt-5'],
  ['fireworks-ai/accounts/fireworks/models/deepseek-v3p1', 'deepseek/deepseek-v3.1'],
  ['fireworks-ai/accounts/fireworks/models/glm-4p6', 'zai/glm-4.6'],
  ['togetherai/zai-org/GLM-4.6', 'zai/glm-4.6'],
  ['cerebras/zai-glm-4.6', 'zai/glm-4.6'],
  ['huggingface/Qwen/Qwen3-Coder-480B-A35B-Instruct', 'alibaba/qwen3-coder-480b-a35b-instruct'],
  ['deepinfra/Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8', 'alibaba/qwen3-coder-480b-a35b-instruct'],
  ['databricks/databricks-claude-sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
  ['sap/anthropic--claude-4.5-sonnet', 'anthropic/claude-sonnet-4-5'],
  ['google/antigravity-claude-opus-4-5-thinking', 'anthropic/claude-opus-4-5'],
  ['x-ai/grok-code-fast-1', 'xai/grok-code-fast-1'],
  ['deepinfra/meta-llama/Llama-3.3-70B-Instruct', 'openrouter/meta-llama/llama-3.3-70b-instruct'],
];

/** Names that look like a listed one and are another model, or nobody's. */
const strangers: readonly string[] = [
  'anthropic/claude-sonnet-4-6',
  'anthropic/claude-opus-4',
  'anthropic/claude-3-5-haiku-20241022',
  'anthropic/claude-opus-4-5-fast',
  'anthropic/claude-opus-4-5-extended',
  'openai/gpt-4-1106-preview',
  'openai/gpt-4-turbo',
  'openai/gpt-4-32k-0613',
  'openai/gpt-4.5-preview',
  'openai/gpt-4o-audio-preview',
  'openai/gpt-5-nano',
  'openai/gpt-5-pro',
  'openai/gpt-5-chat-latest',
  'openai/chatgpt-4o-latest',
  'openai/o3-pro',
  'openai/o3-deep-research',
  'openai/gpt-oss-20b',
  'google/gemini-2.5-flash-image',
  'google/gemini-2.5-pro-tts',
  'google/gemini-1.5-flash-8b',
  'deepseek/deepseek-r1-distill-llama-70b',
  'deepseek/deepseek-v3',
  'moonshotai/kimi-k2-turbo-preview',
  'moonshotai/kimi-k2.5',
  'moonshotai/kimi-k2-thinking-turbo',
  'zai/glm-4.5',
  'zai/glm-4.6v',
  'zai/glm-46',
  'alibaba/qwen3-coder-30b-a3b-instruct',
  'mistral/mistral-medium-latest',
  'xai/grok-4-1-fast',
  'ollama/gpt-oss:120b',
  'ollama/deepseek-r1',
  'lmstudio/openai/gpt-oss-120b',
  'acme/claude',
  'acme/gpt',
  'acme/large',
  '/',
];

describe('the name of a model', () => {
  it('is tried with at least sixty real ones', () => {
    expect(new Set(names.map(([recorded]) => recorded)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(names)('%s costs what %s does', (recorded, expected) => {
    expect(chain.price(modelOf(recorded))?.source).toBe(expected);
  });

  it.each(listed)('%s costs what its own entry says', (name) => {
    expect(chain.price(modelOf(name))?.source).toBe(name);
  });

  it.each(strangers)('%s is nobody of the list', (recorded) => {
    expect(chain.price(modelOf(recorded))).toBeNull();
  });

  it('is free when it says so and nobody has listed it', () => {
    expect(chain.price(modelOf('openrouter/qwen/qwen3-coder:free'))).toMatchObject({ source: 'name' });
    expect(chain.price(modelOf('opencode/kimi-k2.5-free'))?.rates.input).toBe(0);
    expect(chain.price(modelOf('acme/sugar-free'))).toBeNull();
  });
});
