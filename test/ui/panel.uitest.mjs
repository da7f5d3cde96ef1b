// The analytics panel in a real VS Code: its figures, its pages, and that it comes back after a reload.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { activationMs } from './support/activation.mjs';
import { palette } from './support/palette.mjs';
import { figureText, panelReady, pick } from './support/panel.mjs';
import { reloadWindow } from './support/reload.mjs';
import { statusBarItem, statusBarText } from './support/statusBar.mjs';
import { rowAction, showSideBar, treeRows } from './support/trees.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';
import { webview } from './support/webview.mjs';

/** The session of the fixture that sent out three sub-agents. */
const title = 'Shell, agent and subtask';

let workbench;
const activations = [];
before(async () => {
  workbench = await openWorkbench({ fixture: 'small' });
  workbench.page.setDefaultTimeout(10_000);
});
after(() => workbench?.close());

const panel = (name, body) => uiTest(name, () => workbench, body);

panel('a click on the status bar opens the panel, which has the figures of the database', async ({ page }) => {
  await statusBarText(page, 'cost', /\d/);
  await statusBarItem(page, 'cost').click();
  await webview(page).locator('main').waitFor({ timeout: 30_000 });
  await pick(page, 'Scope', 'Everything');
  await pick(page, 'Range', 'All time');
  await webview(page).locator('.figure-cost .figure-value', { hasText: '$2.46' }).waitFor();
  assert.equal(await figureText(page, 'requests'), '65');
  assert.equal(await figureText(page, 'sessions'), '29'); // of 31: two have asked no model
});

panel('the chart has a table with the same numbers, and both follow the range', async ({ page }) => {
  const days = webview(page).locator('.chart-table tbody tr');
  await webview(page).getByRole('button', { name: 'Show as table' }).click();
  await pick(page, 'Range', 'Last 90 days');
  await days.nth(89).waitFor();
  assert.equal(await days.count(), 90);
  await pick(page, 'Range', 'Last 7 days');
  await days.nth(89).waitFor({ state: 'detached' });
  assert.equal(await days.count(), 7);
  await pick(page, 'Range', 'All time');
  await days.nth(6).waitFor({ state: 'detached' });
  const totals = await days.locator('td:last-child').allInnerTexts();
  const sum = totals.reduce((all, text) => all + Number(text.replace(/[^\d.]/g, '')), 0);
  assert.ok(Math.abs(sum - 2.46) < 0.02, `the rows add up to ${sum}`);
  await webview(page).getByRole('button', { name: 'Show as table' }).click();
  await webview(page).locator('.chart canvas').waitFor();
});

panel('a session opens in the panel from its row', async ({ page }) => {
  await showSideBar(page);
  await palette(page, 'OpenCode Observatory: List Sessions Without Groups');
  const row = treeRows(page, 'Sessions').filter({ hasText: title }).first();
  await row.waitFor({ timeout: 30_000 });
  await rowAction(page, row, 'Open in Analytics');
  await webview(page).getByRole('heading', { name: title }).waitFor();
  const subagents = webview(page).locator('.section-subagents tbody tr');
  assert.equal(await subagents.count(), 5); // itself, three sub-agents, the total
  const cost = await figureText(page, 'cost');
  const requests = await figureText(page, 'requests');
  const inTree = await row.innerText();
  assert.ok(inTree.includes(cost), `${cost} is not in "${inTree}"`);
  assert.ok(inTree.includes(`${requests} requests`), `${requests} is not in "${inTree}"`);
});

panel('a session opens by its context menu when no panel is open', async ({ page }) => {
  await palette(page, 'View: Close All Editors');
  const row = treeRows(page, 'Sessions').filter({ hasText: 'Compacted session' }).last();
  await row.click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-label', { hasText: 'Open in Analytics' });
  await item.waitFor();
  await page.waitForTimeout(500); // a menu that has just opened takes no click
  await item.click();
  await webview(page).getByRole('heading', { name: 'Compacted session' }).waitFor();
});

panel('a session opens while the panel is behind another editor', async ({ page }) => {
  await palette(page, 'Developer: Show Running Extensions');
  await page.locator('iframe.webview.ready:visible').waitFor({ state: 'detached' });
  await rowAction(page, treeRows(page, 'Sessions').filter({ hasText: 'Tiered price' }).first(), 'Open in Analytics');
  await webview(page).getByRole('heading', { name: 'Tiered price' }).waitFor();
  assert.equal(await figureText(page, 'cost'), '$1.02');
});

panel('the panel comes back after a reload of the window, on the page it showed', async ({ page }) => {
  activations.push(await activationMs(page));
  await reloadWindow(page);
  await webview(page).getByRole('heading', { name: 'Tiered price' }).waitFor({ timeout: 60_000 });
  await webview(page).getByRole('button', { name: 'Overview' }).click();
  // The panel is a new one: the one with the choices of before was closed.
  await pick(page, 'Scope', 'Everything');
  await webview(page).locator('.section-models').waitFor();
  await webview(page).locator('.section-sessions .row-button').first().click();
  await webview(page).locator('main[data-page=session]').waitFor();
  await webview(page).locator('body').press('Alt+ArrowLeft');
  await webview(page).locator('.section-models').waitFor();
  await panelReady(page);
});

panel('nothing broke the content security policy', async ({ page, consoleMessages }) => {
  const broken = () => consoleMessages.filter((text) => /Content Security Policy/i.test(text));
  assert.deepEqual(broken(), []);
  // A script from nowhere is stopped, and would be seen here.
  await webview(page)
    .locator('body')
    .evaluate((body) =>
      body.append(Object.assign(document.createElement('script'), { textContent: 'window.alien = 1' })),
    );
  assert.equal(
    await webview(page)
      .locator('body')
      .evaluate(() => window.alien),
    undefined,
  );
  assert.ok(broken().length > 0, 'the console does not tell what the policy stopped');
});

panel('VS Code tells how long the activation took', async ({ page }, context) => {
  activations.push(await activationMs(page));
  await reloadWindow(page);
  await statusBarText(page, 'cost', /\d/);
  activations.push(await activationMs(page));
  // A busy machine makes single starts slow: the figure is for the reader, the bench measures it.
  context.diagnostic(`activation in three windows: ${activations.join(', ')} ms`);
  assert.equal(activations.length, 3);
});
