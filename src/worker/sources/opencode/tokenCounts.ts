import type { Request } from '../../../core/model/request.ts';
import { noTokens } from '../../../core/model/tokenUsage.ts';
import { type JsonRecord, optionalRecord } from './jsonValues.ts';
import type { Remark } from './remark.ts';

/** More than any request can use: the largest number a column holds. */
const maximumTokens = 0xffffffff;

/** What a message says of tokens, as a request has it. */
export type CountedTokens = Pick<Request, 'tokens' | 'reasoningInOutput'>;

/**
 * The five disjoint kinds out of a message's `tokens`. OpenCode up to 1.3.2 wrote an output that includes the
 * reasoning: its parts exceed its own total by just that, which is how such a row is known, whatever its version.
 */
export function tokenCounts(value: unknown, remark: Remark): CountedTokens {
  const tokens = optionalRecord(value, 'tokens', remark);
  if (tokens === null) return { tokens: noTokens };
  const cache: JsonRecord | null = optionalRecord(tokens['cache'], 'tokens.cache', remark);
  const input = count(tokens['input'], 'tokens.input', remark);
  const output = count(tokens['output'], 'tokens.output', remark);
  const reasoning = count(tokens['reasoning'], 'tokens.reasoning', remark);
  const cacheRead = count(cache?.['read'], 'tokens.cache.read', remark);
  const cacheWrite = count(cache?.['write'], 'tokens.cache.write', remark);
  const total = tokens['total'];
  const countedTwice =
    reasoning > 0 &&
    output >= reasoning &&
    typeof total === 'number' &&
    input + output + reasoning + cacheRead + cacheWrite - total === reasoning;
  if (!countedTwice) return { tokens: { input, output, reasoning, cacheRead, cacheWrite } };
  return { tokens: { input, output: output - reasoning, reasoning, cacheRead, cacheWrite }, reasoningInOutput: true };
}

/** A whole number of tokens; 0 with a remark for what cannot be one, the whole part with a remark of a fraction. */
function count(value: unknown, field: string, remark: Remark): number {
  if (value === undefined) return 0;
  if (typeof value !== 'number' || !(value >= 0) || value > maximumTokens) {
    remark(`${field} is not a number of tokens`);
    return 0;
  }
  if (Number.isInteger(value)) return value;
  remark(`${field} is not a whole number`);
  return Math.floor(value);
}
