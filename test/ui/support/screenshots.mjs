// Screenshots of a run, kept in out/shots.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../vscode-host/hostPaths.mjs';

/** Where screenshots go; never committed. */
export const shotsFolder = path.join(repositoryRoot, 'out/shots');

/** Takes a screenshot of the whole window and returns its path. */
export async function shot(page, name) {
  mkdirSync(shotsFolder, { recursive: true });
  const file = path.join(shotsFolder, `${name.replace(/[^\w.-]+/g, '-').slice(0, 80)}.png`);
  await page.screenshot({ path: file });
  return file;
}
