import type { Request } from '../model/request.ts';

/**
 * 32-bit hash over what a fork copies unchanged (times, model, tokens, cost), so that copies are found by comparing
 * numbers. Equal hashes only make two requests candidates: `markCopies` compares the columns themselves.
 */
export function fingerprintOf(request: Request): number {
  const { tokens, model } = request;
  let hash = mixed(0x811c9dc5, request.created);
  hash = mixed(hash, request.completed);
  hash = mixed(hash, request.recordedCost);
  hash = mixed(hash, tokens.input);
  hash = mixed(hash, tokens.output);
  hash = mixed(hash, tokens.reasoning);
  hash = mixed(hash, tokens.cacheRead);
  hash = mixed(hash, tokens.cacheWrite);
  // The letters of `modelKey`, without making a text of them for every request.
  hash = Math.imul(withLetters(hash, model.providerID) ^ slash, factor);
  return withLetters(hash, model.modelID) >>> 0;
}

const slash = 0x2f;
const factor = 0x01000193;

function mixed(hash: number, value: number): number {
  hash = Math.imul(hash ^ (value >>> 0), factor);
  hash = Math.imul(hash ^ (Math.floor(value / 4294967296) >>> 0), factor);
  return hash ^ (hash >>> 15);
}

function withLetters(hash: number, text: string): number {
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), factor);
  return hash;
}
