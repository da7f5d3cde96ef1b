import type * as Crypto from 'node:crypto';
import { createRequire } from 'node:module';

let loaded: typeof Crypto | null = null;

/** As `node:crypto` has it, loaded with the first hash: that takes longer than all else a start without a cache file loads. */
export const createHash: typeof Crypto.createHash = (algorithm, options) => {
  loaded ??= createRequire(process.execPath)('node:crypto') as typeof Crypto;
  return loaded.createHash(algorithm, options);
};
