// Brings node_modules in line with package-lock.json.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** True when every package the lock file asks for is in node_modules at the very same version. */
export function isInstalled(folder = root) {
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).packages;
  if (!existsSync(path.join(folder, 'node_modules/.package-lock.json'))) return false;
  const installed = read('node_modules/.package-lock.json');
  const wanted = Object.entries(read('package-lock.json')).filter(([place]) => place !== '');
  return wanted.every(([place, { version, optional }]) =>
    installed[place] ? installed[place].version === version : optional === true,
  );
}

/**
 * Installs what is missing, exactly as locked. No package's install script is needed, so none is run. `npm install` rather than
 * `npm ci`: opencode-ai has an optional package for each platform, and where a registry does not carry them all, the lock file
 * cannot name them all, which `npm ci` refuses.
 */
export async function ensureInstalled({ log = console.log } = {}) {
  if (isInstalled()) return;
  log('Installing the packages of package-lock.json');
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', args, { cwd: root });
}
