// The VS Code from npm, on loopback, in a browser.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../../test/vscode-host/browser.mjs';
import { linkExtension } from '../../test/vscode-host/installExtension.mjs';
import { startServer, workbenchUrl } from '../../test/vscode-host/server.mjs';
import { setupHost } from '../../test/vscode-host/setup.mjs';
import { findExecutable } from './run.mjs';
import { hasScreen } from './startDesktop.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const statusBarItem = '[id="opencode-observatory.opencode-observatory.opencodeObservatory.cost"]';

/** Opens the extension's source tree as last built; `npm run dev` beside it and a window reload show each change. */
export async function openInBrowser({ settings, env, folder, open, check, port }) {
  await setupHost();
  const state = path.join(root, 'out/start/browser');
  const extensionsDir = path.join(state, 'extensions');
  linkExtension({ sourceFolder: root, extensionsDir });
  const server = await startServer({ userDataDir: path.join(state, 'user-data'), extensionsDir, settings, env, port });
  const url = workbenchUrl(server.url, { folder });
  if (check) {
    await checkStatusBar(url).finally(() => server.stop());
    return;
  }
  console.log(`\nVS Code with OpenCode Observatory: ${url}\nCtrl+C ends it.`);
  if (open) openBrowser(url);
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  const ended = await Promise.race([interrupted, server.exited.then(() => 'exited')]);
  await server.stop();
  if (ended === 'exited') throw new Error("VS Code's server ended by itself");
}

/** Waits until the extension's status bar item is on screen and takes a screenshot of it. */
async function checkStatusBar(url) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    const item = page.locator(statusBarItem).filter({ hasText: /\d/ });
    await item.waitFor({ timeout: 90_000 });
    const file = path.join(root, 'out/start.png');
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
    console.log(`Status bar: ${(await item.innerText()).trim()}\nScreenshot: ${file}`);
  } finally {
    await browser.close();
  }
}

/** Opens the system's browser where there is a screen; without one the printed URL is enough. */
function openBrowser(url) {
  if (!hasScreen) return;
  const program = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (process.platform === 'linux' && !findExecutable(program)) return;
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
