// The observability layout and the MCP view in a real VS Code: six places, back after a reload and a restart, gone without a trace.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { createTestHome } from '../support/testHome.mjs';
import { palette } from './support/palette.mjs';
import { reloadWindow } from './support/reload.mjs';
import { shot } from './support/screenshots.mjs';
import { statusBarItem, statusBarText } from './support/statusBar.mjs';
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

layout('comes back after VS Code was ended and started again', async ({ page, restart }) => {
  await restart();
  await allPlaces(page);
  await logShown(page);
  await shot(page, 'layout-restarted');
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

const quick = (page) => page.locator('.quick-input-widget:visible');
const quickInput = (page) => quick(page).locator('input[type=text]').first();
const quickRow = (page, text) => quick(page).locator('.monaco-list-row').filter({ hasText: text }).first();

/** Confirms a list in which everything is ticked, and waits until it was told how many settings were written. */
async function confirmSettings(page, written) {
  await quickRow(page, 'opencodeObservatory.').waitFor();
  await quickInput(page).press('Enter');
  const told = page.locator('.notification-toast').filter({ hasText: written });
  await told.waitFor();
  await palette(page, 'Notifications: Clear All Notifications');
  await told.waitFor({ state: 'detached' });
}

/** What the hover of the cost says of a budget. */
async function costHoverSays(page, pattern) {
  const hover = page.locator('.monaco-hover:visible');
  for (let turn = 0; turn < 30; turn++) {
    await statusBarItem(page, 'cost').hover();
    await hover.waitFor();
    if (pattern.test(await hover.innerText())) return;
    await page.mouse.move(700, 300);
    await hover.waitFor({ state: 'hidden' });
  }
  assert.match(await hover.innerText(), pattern);
}

layout('Set Budget asks which and how much, and the hover of the cost shows how it stands', async ({ page }) => {
  await palette(page, 'OpenCode Observatory: Set Budget...');
  await quickRow(page, 'Each day').click();
  await quick(page).filter({ hasText: 'US dollars; 0 or nothing for no budget' }).waitFor();
  await quickInput(page).fill('much');
  await quick(page).filter({ hasText: 'A number from 0 up' }).waitFor();
  await quickInput(page).fill('8');
  await quickInput(page).press('Enter');
  await costHoverSays(page, /Today\s+\$\d+\.\d\d of \$8\.00/);
});

layout(
  "Deploy Observability Settings writes to the workspace's own file, after showing what changes",
  async ({ page }) => {
    await palette(page, 'OpenCode Observatory: Deploy Observability Settings');
    await quickRow(page, 'Workspace Settings').click();
    await quick(page).filter({ hasText: 'Daily budget in US dollars' }).waitFor();
    await quickInput(page).fill('6.5');
    await quickInput(page).press('Enter');
    await quickRow(page, 'not set → 6.5').waitFor();
    await confirmSettings(page, /8 settings were written\./);
    const written = JSON.parse(readFileSync(path.join(home.projectFolder, '.vscode/settings.json'), 'utf8'));
    assert.equal(written['opencodeObservatory.budgets.daily'], 6.5);
    assert.equal(Object.keys(written).length, 8);
    await costHoverSays(page, /of \$6\.50/);
  },
);

layout('Import ocmonitor Configuration reads the file that is chosen and shows what it will set', async ({ page }) => {
  const file = path.join(home.projectFolder, 'config.toml');
  writeFileSync(file, 'weekly_budget = 30\n[refresh]\nmodels = "10m"\n[ui]\ntheme = "dark"\n');
  await palette(page, 'OpenCode Observatory: Import ocmonitor Configuration...');
  await quick(page).filter({ hasText: 'Import ocmonitor Configuration' }).waitFor();
  // The dialog puts its own folder there a moment after it has opened, and changes what is typed before.
  await quickRow(page, '..').waitFor();
  await quickInput(page).press('ControlOrMeta+a');
  await page.keyboard.insertText(file);
  await quick(page).locator('.monaco-list-row', { hasText: 'config.toml' }).first().waitFor();
  await quickInput(page).press('Enter');
  await quickRow(page, 'not set → 30').waitFor();
  await shot(page, 'import-ocmonitor');
  await confirmSettings(page, /2 settings were written\./);
  await costHoverSays(page, /This week\s+\$\d+\.\d\d of \$30\.00/);
});
