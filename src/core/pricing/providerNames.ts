/** Names different lists have for one provider; the first is the one they are compared by. */
const families: readonly (readonly string[])[] = [
  ['aws', 'amazon-bedrock', 'bedrock', 'aws-bedrock'],
  ['google', 'google-vertex', 'google-vertex-anthropic', 'vertex', 'vertexai', 'google-ai', 'gemini'],
  ['azure', 'azure-openai', 'azure-cognitive-services', 'azure-foundry'],
  ['xai', 'x-ai'],
  ['moonshotai', 'moonshot', 'moonshotai-cn', 'moonshot-ai'],
  ['zai', 'z-ai', 'zai-org', 'zhipuai', 'zhipu', 'thudm'],
  ['together', 'togetherai', 'together-ai'],
  ['fireworks', 'fireworks-ai'],
  ['cloudflare', 'cloudflare-workers-ai', 'cloudflare-ai-gateway'],
  ['novita', 'novita-ai'],
  ['mistral', 'mistralai'],
  ['alibaba', 'qwen', 'dashscope', 'alibaba-cn'],
  ['deepseek', 'deepseek-ai'],
  ['minimax', 'minimaxai', 'minimax-cn'],
];
const familyOf = new Map(families.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** Model names begin with these; whoever made a model sets the price others are compared with. */
const makerOfName: readonly (readonly [RegExp, string])[] = [
  [/^claude/, 'anthropic'],
  [/^(?:gpt|chatgpt|codex|o\d)(?=[-.\d]|$)/, 'openai'],
  [/^(?:gemini|gemma)/, 'google'],
  [/^grok/, 'xai'],
  [/^(?:mistral|codestral|devstral|magistral|ministral|mixtral|pixtral)/, 'mistral'],
  [/^deepseek/, 'deepseek'],
  [/^(?:kimi|moonshot)/, 'moonshotai'],
  [/^glm/, 'zai'],
  [/^(?:qwen|qwq)/, 'alibaba'],
  [/^minimax/, 'minimax'],
  [/^nova/, 'aws'],
  [/^command/, 'cohere'],
  [/^sonar/, 'perplexity'],
];

/** Programs that run models on the user's own machine: nobody else's price holds there. */
const localProvider =
  /^(?:ollama|lm-?studio|llama-?\.?cpp|llama-?server|vllm|mlx|local|localai|jan|docker)(?:[-_.].*)?$/;

/** One name for a provider, whatever a list calls it. */
export function providerFamily(provider: string): string {
  const name = provider.trim().toLowerCase();
  return familyOf.get(name) ?? name;
}

/** Family of who made the model, as its path (`vendor/model`) or its name tells; '' when neither does. */
export function makerOf(baseName: string, modelID: string): string {
  const known = makerOfName.find(([pattern]) => pattern.test(baseName));
  if (known !== undefined) return known[1];
  const path = modelID.toLowerCase().split('/');
  return path.length > 1 ? providerFamily(path.at(-2) ?? '') : '';
}

/** True for a program on the user's own machine. */
export function isLocalProvider(provider: string): boolean {
  return localProvider.test(provider.trim().toLowerCase());
}
