import { jsonRecord } from '../opencode/jsonValues.ts';

/** Makers whose service tier can be chosen. */
type TierFamily = 'openai' | 'anthropic' | 'google';

/** The makers whose requests are sent with priority at this point of a log. */
export type PriorityFamilies = readonly TierFamily[];

const families: readonly TierFamily[] = ['openai', 'anthropic', 'google'];

/** Reads the tier a log switches to: a map by maker, or in older logs one word. */
export function priorityFamilies(value: unknown): PriorityFamilies {
  const byFamily = jsonRecord(value);
  if (byFamily !== null) return families.filter((family) => byFamily[family] === 'priority');
  if (value === 'priority') return families;
  if (value === 'openai-only') return ['openai'];
  if (value === 'claude-only') return ['anthropic'];
  return [];
}

/** A call as far as its tier depends on it. */
export interface TieredCall {
  readonly provider: string;
  readonly api: string;
}

/** Providers that charge for priority as for premium requests, with the maker whose tier decides. */
const charging: Readonly<Record<string, TierFamily>> = {
  openai: 'openai',
  'openai-codex': 'openai',
  anthropic: 'anthropic',
  google: 'google',
  'google-vertex': 'google',
};

/** Premium requests of a call that recorded none: one when its maker's tier was `priority` and its provider charges for that. */
export function tierPremium(active: PriorityFamilies, { provider, api }: TieredCall): number {
  const family = charging[provider];
  if (family === undefined || !active.includes(family)) return 0;
  // Claude at Google's is not sent with priority.
  return family === 'google' && api === 'anthropic-messages' ? 0 : 1;
}
