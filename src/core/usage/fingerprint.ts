import { modelKey } from '../model/modelId.ts';
import type { Request } from '../model/request.ts';

/**
 * 32-bit hash over what a fork copies unchanged (times, model, tokens, cost), so that copies are found by comparing
 * numbers. Equal hashes only make two requests candidates: `markCopies` compares the columns themselves.
 */
export function fingerprintOf(request: Request): number {
  const { tokens } = request;
  let hash = 0x811c9dc5;
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ (value >>> 0), 0x01000193);
    hash = Math.imul(hash ^ (Math.floor(value / 4294967296) >>> 0), 0x01000193);
    hash ^= hash >>> 15;
  };
  for (const value of [request.created, request.completed, request.recordedCost]) mix(value);
  for (const value of [tokens.input, tokens.output, tokens.reasoning, tokens.cacheRead, tokens.cacheWrite]) mix(value);
  const key = modelKey(request.model);
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
