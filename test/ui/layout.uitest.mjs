// The observability layout and the MCP view in a real VS Code: six places, back after a reload, gone without a trace.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { createTestHome } from '../support/testHome.mjs';
import { palette } from './support/palette.mjs';
import { reloadWindow } from './support/reload.mjs';
import { shot } from './support/screenshots.mjs';
import { statusBarText } from './support/statusBar.mjs';
import { setTheme, themes } from './support/themes.mjs';
import { showSideBar, treeRows, treeView } from './support/trees.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';

const panes = ['Live Feed', 'Session History', 'Daily Costs', 'Model Breakdown'];

let home;
let workbench;
before(async () => {
  home = createTestHome({ fixture: 'small' });
  const config = path.join(home.home, '.config/opencode');
  mkdirSync(config, { recursive: true });
  const servers = {
    files: { type: 'local', command: ['npx', 'files', '--token', 'hunter2'] },
    far: { enabled: false },
  };
  writeFileSync(path.join(config, 'opencode.json'), JSON.stringify({ mcp: servers }, null, 2));
  writeFileSync(path.join(home.projectFolder, 'notes.txt'), 'Notes\n');
  workbench = await openWorkbench({ home, viewport: { width: 1440, height: 900 } });
  workbench.page.setDefaultTimeout(30_000);
});
after(async () => {
  await workbench?.close();
  home?.dispose();
});

const layout = (name, body) => uiTest(name, () => workbench, body, { timeoutMs: 240_000 });

const tab = (page, name) => page.locator('.editor-group-container .tab').filter({ hasText: name });
const groups = (page) => page.locator('.editor-group-container');

/** The text of the pane with this heading, whichever frame it is in. */
async function paneText(page, title) {
  for (const frame of page.frames()) {
    const heading = await frame
      .locator('#title-pane')
      .textContent({ timeout: 100 })
      .catch(() => null);
    if (heading === title) return frame.locator('main').innerText();
  }
  return '';
}

async function paneSays(page, title, pattern) {
  for (let turn = 0; ; turn++) {
    const text = await paneText(page, title);
    if (pattern.test(text)) return;
    if (turn === 100) assert.match(text, pattern);
    await page.waitForTimeout(200);
  }
}

async function allPlaces(page) {
  for (const name of panes) await tab(page, name).waitFor();
  assert.equal(await groups(page).count(), 4);
  await paneSays(page, 'Live Feed', /No agent is running|generating|idle/);
  await paneSays(page, 'Session History', /Shell, agent and subtask/);
  await paneSays(page, 'Daily Costs', /every 60 s/);
  await paneSays(page, 'Model Breakdown', /every 300 s/);
}

/** The npm build of VS Code writes no log files, which is where log channels keep their text: here it only shows that it is the one on screen. */
async function logShown(page) {
  const shown = page.locator('.part.panel[data-active-composite="workbench.panel.output"]');
  await shown.waitFor();
}

layout('opens six places: four panes in a grid, the log and a terminal below', async ({ page }) => {
  await statusBarText(page, 'cost', /\d/);
  await palette(page, 'File: New Untitled Text File');
  await tab(page, 'Untitled-1').waitFor();
  await palette(page, 'OpenCode Observatory: Open Observability Layout');
  await allPlaces(page);
  await logShown(page);
  await palette(page, 'Terminal: Focus Terminal');
  await page
    .locator('.part.panel .terminal-tab, .part.panel .single-terminal-tab')
    .filter({ hasText: 'OpenCode workspace' })
    .first()
    .waitFor();
  await palette(page, "OpenCode Observatory: Show OpenCode's Log");
  await logShown(page);
  for (const theme of themes) {
    await setTheme(page, theme);
    await page.waitForTimeout(300);
    await shot(page, `layout-${theme}`);
  }
  await setTheme(page, 'dark');
});

layout('comes back after a reload, panes, log and all', async ({ page }) => {
  await reloadWindow(page);
  await allPlaces(page);
  await logShown(page);
  await shot(page, 'layout-reloaded');
});

layout('closing puts the editors back as they were', async ({ page }) => {
  await palette(page, 'OpenCode Observatory: Close Observability Layout');
  for (const name of panes) await tab(page, name).waitFor({ state: 'detached' });
  await tab(page, 'Untitled-1').waitFor();
  await groups(page).nth(1).waitFor({ state: 'detached' });
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
});

layout('the MCP view lists servers without their secrets and opens the line', async ({ page }) => {
  await showSideBar(page);
  await treeRows(page, 'Sessions').first().waitFor();
  // The views share the height of the side bar: folded, the others leave room for this one.
  for (const other of ['Live', 'Sessions', 'Skills']) {
    const open = treeView(page, other).locator('.pane-header[aria-expanded=true]');
    if ((await open.count()) > 0) await open.first().click();
  }
  const header = treeView(page, 'MCP Servers').locator('.pane-header');
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  const row = treeRows(page, 'MCP Servers').filter({ hasText: 'files' });
  await row.filter({ hasText: 'never called' }).waitFor();
  await treeRows(page, 'MCP Servers').filter({ hasText: 'switched off' }).waitFor();
  assert.doesNotMatch(await treeView(page, 'MCP Servers').innerText(), /hunter2/);
  await shot(page, 'mcp-view');
  await row.click();
  await tab(page, 'opencode.json').waitFor();
  await page.locator('.statusbar-item').filter({ hasText: /Ln 3/ }).waitFor();
});
