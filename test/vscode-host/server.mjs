// Starts VS Code's server on loopback, and runs its command line.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../scripts/support/run.mjs';
import { serverEntry, serverNode } from './hostPaths.mjs';
import { quietSettings } from './settings.mjs';
import { writeSettings } from './writeSettings.mjs';

const startTimeoutMs = 60_000;

/** Runs VS Code's command line (`--install-extension`, `--list-extensions`, `--version`) and returns what it printed. */
export const vscodeCommandLine = (args, options = {}) =>
  run(serverNode, [serverEntry, '--accept-server-license-terms', ...args], { ...options, quiet: true });

/**
 * Starts a server that dies with this process.
 * `smokeTestDriver` makes the workbench accept extensionDevelopmentPath and extensionTestsPath, and hides notification toasts.
 */
export async function startServer({
  userDataDir,
  extensionsDir,
  settings = {},
  env = {},
  port = 0,
  smokeTestDriver = false,
  skipBuiltIns = [],
  log = () => {},
}) {
  mkdirSync(extensionsDir, { recursive: true });
  writeSettings(userDataDir, { ...quietSettings, ...settings });
  const args = [serverEntry, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off');
  args.push('--server-data-dir', userDataDir, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  args.push('--reconnection-grace-time', smokeTestDriver ? '1' : '3600');
  if (smokeTestDriver) args.push('--enable-smoke-test-driver');

  const [command, ...rest] = [...deathGuard(), serverNode, ...args];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // its own process group, so that stop() takes the extension host with it
    env: {
      ...process.env,
      EXTENSIONS_GALLERY: '{}', // no calls to an extension gallery
      VSCODE_SKIP_BUILTIN_EXTENSIONS: skipBuiltIns.join(','),
      ...env,
    },
  });
  const killGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // already gone
    }
  };
  const killNow = () => killGroup('SIGKILL');
  process.once('exit', killNow);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    killGroup('SIGTERM');
    const timer = setTimeout(killNow, 3000);
    await exited;
    clearTimeout(timer);
    killNow(); // whatever the server left behind in its group
    process.off('exit', killNow);
  };
  try {
    const actualPort = await listeningPort(child, log);
    return { port: actualPort, pid: child.pid, url: `http://127.0.0.1:${actualPort}/`, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A URL that opens the workbench on `folder` (or empty) with the developer options of `payload`. */
export function workbenchUrl(base, { folder, workspace, payload = [] } = {}) {
  const url = new URL(base);
  if (workspace) url.searchParams.set('workspace', path.resolve(workspace));
  else if (folder) url.searchParams.set('folder', path.resolve(folder));
  else url.searchParams.set('ew', 'true');
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** A path on the server's disk as the browser's workbench names it. */
export const remoteUri = (base, file) => `vscode-remote://${new URL(base).host}${path.resolve(file)}`;

/** On Linux the kernel can be asked to kill the server when this process dies, even by `kill -9`. */
function deathGuard() {
  const setpriv = '/usr/bin/setpriv';
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL', '--'] : [];
}

function listeningPort(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      log(String(data));
      output = (output + String(data)).slice(-20_000);
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match) resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server exited with ${code}:\n${output}`)));
    const seconds = startTimeoutMs / 1000;
    setTimeout(() => reject(new Error(`VS Code's server did not start in ${seconds} s`)), startTimeoutMs).unref();
  });
}
