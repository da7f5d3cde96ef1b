// The recipes of docs/exports.md are tested with the real jq.
import { aptInstall } from './aptInstall.mjs';
import { findExecutable } from './run.mjs';

/** Installs jq when it is missing and can be; where it cannot, the tests check what the recipes mean without it. */
export async function ensureJq({ log = console.log } = {}) {
  if (findExecutable('jq')) return;
  log('jq: installing with apt-get');
  try {
    await aptInstall('jq');
  } catch (error) {
    log(`jq: not installed (${error.message})`);
  }
}
