// The real opencode, from the npm package of this platform; opencode-ai's install script is not needed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../vscode-host/hostPaths.mjs';

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const file = process.platform === 'win32' ? 'opencode.exe' : 'opencode';

/** The path of an opencode that runs here: the plain build, or one for older processors or musl. */
export function findOpencode() {
  const name = `opencode-${platform}-${process.arch}`;
  const packages = ['', '-baseline', '-musl', '-baseline-musl'].map((variant) => name + variant);
  const found = packages.map((folder) => path.join(repositoryRoot, 'node_modules', folder, 'bin', file)).find(runs);
  if (!found) throw new Error(`No opencode for this platform in node_modules (${packages.join(', ')})`);
  return found;
}

function runs(binary) {
  if (!existsSync(binary)) return false;
  try {
    execFileSync(binary, ['--version'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
