// The extension as a user gets it, in a real VS Code: does everything the manifest promises come up?
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { palette } from './support/palette.mjs';
import { shot } from './support/screenshots.mjs';
import { statusBarItem, statusBarText } from './support/statusBar.mjs';
import { setTheme, themes } from './support/themes.mjs';
import { showSideBar, treeRows } from './support/trees.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';
import { webview } from './support/webview.mjs';

let workbench;
before(async () => {
  workbench = await openWorkbench({ fixture: 'small', install: 'vsix' });
});
after(() => workbench?.close());

const smoke = (name, body) => uiTest(name, () => workbench, body);

smoke('the status bar shows a cost soon after the start', async ({ page }) => {
  assert.match(await statusBarText(page, 'cost', /\d/), /\d/);
});

smoke('the sessions view lists the sessions of the fixture', async ({ page }) => {
  await showSideBar(page);
  await treeRows(page, 'Sessions').first().waitFor();
  assert.ok((await treeRows(page, 'Sessions').count()) > 0);
});

smoke('a click on the status bar opens the analytics panel', async ({ page }) => {
  await statusBarItem(page, 'cost').click();
  await webview(page).locator('body').filter({ hasText: /\S/ }).waitFor({ timeout: 30_000 });
  await palette(page, 'View: Close All Editors');
});

smoke('the palette opens the analytics panel, in all four kinds of theme', async ({ page }) => {
  await palette(page, 'OpenCode Observatory: Open Analytics');
  await webview(page).locator('body').filter({ hasText: /\S/ }).waitFor({ timeout: 30_000 });
  for (const theme of themes) {
    await setTheme(page, theme);
    await shot(page, `smoke-${theme}`);
  }
  await setTheme(page, 'dark');
});
