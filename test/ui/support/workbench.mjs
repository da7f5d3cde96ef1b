// A real workbench on a page of a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vsixFile } from '../../../scripts/support/vsix.mjs';
import { createTestHome } from '../../support/testHome.mjs';
import { launchChromium } from '../../vscode-host/browser.mjs';
import { repositoryRoot } from '../../vscode-host/hostPaths.mjs';
import { installVsix, linkExtension } from '../../vscode-host/installExtension.mjs';
import { startServer, workbenchUrl } from '../../vscode-host/server.mjs';
import { skippedBuiltIns, themeBySystem } from '../../vscode-host/settings.mjs';

const defaultViewport = { width: 1280, height: 900 };

/**
 * Opens VS Code with the extension installed and waits until the workbench is painted. Options:
 * - `fixture`: a folder of test/fixtures/opencode that becomes OpenCode's data, in a home of the run's own
 * - `home`: instead, a home made before (createTestHome, createSandbox); it stays its maker's to dispose of
 * - `folder`: the folder to open, null for none; by default the home's projectFolder. `workspace`: a .code-workspace file instead
 * - `settings`: user settings. `env`: variables of the server and its extension host
 * - `install`: 'linked', the source tree as last built (the default), or 'vsix', the package a user gets
 * - `userDataDir`: keep VS Code's state there between two runs; by default it is thrown away
 */
export async function openWorkbench(options = {}) {
  const {
    fixture,
    folder,
    workspace,
    settings = {},
    env = {},
    install = 'linked',
    viewport = defaultViewport,
  } = options;
  const home = options.home ?? createTestHome(fixture ? { fixture } : {});
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'workbench-'));
  const userDataDir = options.userDataDir ?? path.join(temporary, 'user-data');
  const extensionsDir = path.join(temporary, 'extensions');
  const cleanUp = [() => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })];
  if (!options.home) cleanUp.push(() => home.dispose());
  const close = async () => {
    while (cleanUp.length > 0) await cleanUp.pop()();
  };
  try {
    if (install === 'vsix') await installVsix({ vsix: vsixFile, userDataDir, extensionsDir });
    else linkExtension({ sourceFolder: repositoryRoot, extensionsDir });

    const serverOptions = {
      userDataDir,
      extensionsDir,
      settings: { ...themeBySystem, ...settings },
      env: { ...home.env, ...env },
      skipBuiltIns: skippedBuiltIns,
    };
    let server = await startServer(serverOptions);
    cleanUp.push(() => server.stop());
    const browser = await launchChromium();
    cleanUp.push(() => browser.close());
    const context = await browser.newContext({ viewport, colorScheme: 'dark', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const consoleMessages = [];
    page.on('console', (message) => consoleMessages.push(`${message.type()}: ${message.text()}`));
    const opened = folder === undefined ? home.projectFolder : folder;
    const url = workbenchUrl(server.url, workspace ? { workspace } : opened === null ? {} : { folder: opened });
    const show = async () => {
      await page.goto(url);
      await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
    };
    /** Ends the window and VS Code itself, extension host and all, and starts both again where they were. */
    const restart = async () => {
      await page.goto('about:blank');
      await server.stop();
      server = await startServer({ ...serverOptions, port: server.port });
      await show();
    };
    await show();
    return { page, home, server, consoleMessages, userDataDir, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}
