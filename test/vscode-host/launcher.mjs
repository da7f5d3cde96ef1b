#!/usr/bin/env node
// Stands in for the desktop `code` program: runTests({ vscodeExecutablePath: <this file> }) of @vscode/test-electron starts it,
// the suite runs in a real extension host behind a headless workbench, and the exit code is the suite's.
// VSCODE_HOST_VERBOSE=1 prints all output, VSCODE_HOST_LOGS=<folder> keeps the logs, VSCODE_HOST_TIMEOUT_MS limits the run.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format, parseArgs, stripVTControlCharacters } from 'node:util';
import { launchChromium } from './browser.mjs';
import { remoteUri, startServer, vscodeCommandLine, workbenchUrl } from './server.mjs';
import { skippedBuiltIns } from './settings.mjs';

const commandLineVerbs = ['version', 'install-extension', 'list-extensions', 'uninstall-extension'];
const verbose = Boolean(process.env.VSCODE_HOST_VERBOSE);
const timeoutMs = Number(process.env.VSCODE_HOST_TIMEOUT_MS ?? 300_000);

/** What the workbench itself logs on a machine without network; the suite's own output comes the same way. */
const chatter = new RegExp(
  'builtin extensions|AccountPolicyGate|AgentHost|native-watchdog|connection token|Creating a socket|' +
    'reconnection-grace-time|authentication provider|Service Worker|DefaultAccount|No search provider',
  'i',
);

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

if (commandLineVerbs.some((verb) => verb in values)) {
  process.stdout.write(await vscodeCommandLine(process.argv.slice(2)));
  process.exit(0);
}

// Everything a run leaves behind goes with it: state would otherwise leak into the next run.
const temporary = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
const userDataDir = path.join(temporary, 'user-data');
let server;
let browser;
let finished = false;

async function finish(code, reason) {
  if (finished) return;
  finished = true;
  if (reason) console.error(`vscode-host: ${reason}`);
  await browser?.close().catch(() => {});
  await server?.stop();
  const logs = path.join(userDataDir, 'logs');
  if (process.env.VSCODE_HOST_LOGS && existsSync(logs)) {
    cpSync(logs, process.env.VSCODE_HOST_LOGS, { recursive: true });
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

function printWorkbenchLog(type, args) {
  const line = stripVTControlCharacters(format(...args)); // mocha prints with %s and %d
  if (!verbose && (finished || chatter.test(line))) return;
  (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
}

process.on('SIGINT', () => finish(130, 'interrupted'));
process.on('SIGTERM', () => finish(143, 'terminated'));
setTimeout(() => finish(124, `timed out after ${timeoutMs} ms`), timeoutMs).unref();

try {
  const opened = path.resolve(positionals[0] ?? path.join(temporary, 'empty'));
  const isWorkspaceFile = opened.endsWith('.code-workspace');
  if (!isWorkspaceFile) mkdirSync(opened, { recursive: true });
  server = await startServer({
    userDataDir,
    extensionsDir: values['extensions-dir'] ?? path.join(temporary, 'extensions'),
    smokeTestDriver: true,
    skipBuiltIns: skippedBuiltIns,
    log: (text) => verbose && process.stderr.write(text),
  });
  browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // The workbench calls these two when it is given an extensionTestsPath.
  await page.exposeFunction('codeAutomationLog', printWorkbenchLog);
  await page.exposeFunction('codeAutomationExit', (code) => void finish(code));
  page.on('crash', () => finish(1, 'the workbench page crashed'));
  const developmentPaths = (values.extensionDevelopmentPath ?? []).map((folder) => [
    'extensionDevelopmentPath',
    remoteUri(server.url, folder),
  ]);
  const payload = [
    ...developmentPaths,
    ['extensionTestsPath', remoteUri(server.url, values.extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  await page.goto(workbenchUrl(server.url, { [isWorkspaceFile ? 'workspace' : 'folder']: opened, payload }));
} catch (error) {
  await finish(1, String(error?.stack ?? error));
}
