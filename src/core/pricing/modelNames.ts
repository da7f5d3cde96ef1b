/**
 * A model's name from most to least exact. Two names are of one model when they meet in the most exact form any listed
 * name shares with them:
 * - `exact`: lower case, nothing else changed;
 * - `full`: without a path, a cloud's region, maker and version marks; dots and dashes alike; dates kept;
 * - `base`: also without date, revision number or `latest`;
 * - `loose`: also without what does not change the price when no price of its own is listed (`preview`, `instruct`,
 *   effort, Claude's and Gemini's `thinking`).
 */
export interface ModelNames {
  readonly exact: string;
  readonly full: string;
  readonly base: string;
  readonly loose: string;
}

/** Forms in the order in which they are tried. */
export const nameForms = ['exact', 'full', 'base', 'loose'] as const;

const makers =
  'anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|google|minimax|moonshot|moonshotai|nvidia|zai|writer';
/** `us.anthropic.`, `global.amazon.`, `meta.`: Bedrock's inference profile and maker. */
const bedrockPrefix = new RegExp(`^(?:(?:us-gov|us|eu|apac|au|ca|jp|global|regional)\\.)?(${makers})\\.(?=[a-z])`);
/** `-v1:0`, `-v2:0:200k`, and with a Bedrock prefix also a bare `-v1` or `:0`. */
const bedrockVersion = /(?:-v\d+:\d+(?::\d+k)?|-\d:\d)$/;
const bareVersion = /(?:-v\d|:\d)$/;
/** Names some gateways put before the model's own. */
const gatewayPrefix = /^(?:databricks-|antigravity-|[a-z0-9]+--|zai-(?=glm))/;

const dated = [
  // 2025-09-29, 20250929
  /[-@](?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/,
  // 09-2025, 05-06
  /-(?:0[1-9]|1[0-2])-20\d{2}$/,
  /-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  // 2507 (year and month), 0905 (month and day)
  /-(?:2[2-9](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/,
];
const revisions = [...dated, /-latest$/, /[-@]00\d$/, /@(?:latest|default)$/, /-maas$/, /:beta$/, /\[1m\]$/];

/** The forms of a model's name as recorded by an agent or listed with a price. */
export function modelNames(name: string): ModelNames {
  const exact = name.trim().toLowerCase();
  const spelled = withoutPlace(exact);
  const undated = withoutEnds(spelled, revisions);
  const plain = withoutMode(undated);
  // Most names are the same in all forms, and a list has thousands of them.
  const full = canonical(spelled);
  const base = undated === spelled ? full : canonical(undated);
  return { exact, full, base, loose: plain === undated ? base : canonical(plain) };
}

function withoutPlace(name: string): string {
  let rest = name.slice(name.lastIndexOf('/') + 1).replace(gatewayPrefix, '');
  const bedrock = bedrockPrefix.exec(rest);
  rest = rest.replace(bedrockVersion, '');
  if (bedrock === null) return rest;
  rest = rest.slice(bedrock[0].length).replace(bareVersion, '');
  // DeepSeek's models have no name without their maker's.
  return bedrock[1] === 'deepseek' ? `deepseek-${rest}` : rest;
}

function withoutEnds(name: string, ends: readonly RegExp[]): string {
  for (;;) {
    const end = ends.find((pattern) => pattern.test(name));
    if (end === undefined) return name;
    name = name.replace(end, '');
  }
}

function withoutMode(name: string): string {
  const modes = [/-preview$/, /-(?:instruct|it)$/, /-(?:fp8|fp4|nvfp4|bf16|awq)$/];
  if (/^(?:claude|gemini)/.test(name)) modes.push(/[-:]thinking$/);
  if (/^(?:claude|gemini|gpt|codex|o\d)/.test(name)) modes.push(/-(?:minimal|low|medium|high|xhigh)$/);
  return withoutEnds(name, modes);
}

/** One spelling: dashes for dots and the like, the words of a name in one order. */
function canonical(name: string): string {
  return name
    .replace(/(?<=[-v]\d)p(?=\d)/, '-')
    .replace(/[\s._@]+/g, '-')
    .replace(/^claude-(\d+(?:-\d)?)-(opus|sonnet|haiku|instant)/, 'claude-$2-$1')
    .replace(/^(claude-[a-z]+-\d)-0(?=-|$)/, '$1')
    .replace(/^(gemini|gemma)-(flash|pro)-(\d(?:-\d)?)/, '$1-$3-$2')
    .replace(/^llama-?v?(?=\d)/, 'llama-')
    .replace(/^qwen-(?=\d)/, 'qwen')
    .replace(/^kimi-k-(?=\d)/, 'kimi-k')
    .replace(/^glm-?(?=\d)/, 'glm-');
}
