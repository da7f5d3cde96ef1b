// The session inspector in a real VS Code: from the tree, by keyboard alone, into VS Code's diff editor, and back after a reload.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { fits, widen } from './support/overflow.mjs';
import { palette } from './support/palette.mjs';
import { reloadWindow } from './support/reload.mjs';
import { shot } from './support/screenshots.mjs';
import { setTheme, themes } from './support/themes.mjs';
import { showSideBar, treeRows } from './support/trees.mjs';
import { uiTest } from './support/uiTest.mjs';
import { webview } from './support/webview.mjs';
import { openWorkbench } from './support/workbench.mjs';

const title = 'Fake title for tools';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let workbench;
before(async () => {
  workbench = await openWorkbench({ fixture: 'small' });
  workbench.page.setDefaultTimeout(15_000);
});
after(() => workbench?.close());

const inspector = (name, body) => uiTest(name, () => workbench, body);
const ready = (page) => webview(page).locator('main[data-state=ready] .turn-row').first().waitFor({ timeout: 60_000 });
const tab = (page) => page.locator('.tabs-container .tab', { hasText: title });

inspector('a session of the tree opens in an editor of its own', async ({ page }) => {
  await showSideBar(page);
  await treeRows(page, 'Sessions').first().waitFor({ timeout: 60_000 });
  await palette(page, 'OpenCode Observatory: List Sessions Without Groups');
  await palette(page, 'OpenCode Observatory: Filter Sessions...');
  await page.locator('.quick-input-widget .quick-input-header input[type=text]').fill('tools');
  await page.keyboard.press('Enter');
  await treeRows(page, 'Sessions').filter({ hasText: title }).first().click();
  await tab(page).waitFor();
  await ready(page);
  assert.equal(await webview(page).locator('h1').innerText(), title);
  assert.ok((await webview(page).locator('.section-files tbody tr').count()) > 0, 'no file is listed');
});

inspector('it is read and worked by keyboard alone', async ({ page }) => {
  const frame = webview(page);
  await frame.locator('.turn-rows').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await frame.locator('.turn-row[aria-selected=true]').waitFor();
  await frame.locator('.section-detail').waitFor();
  const focused = () =>
    frame.locator('body').evaluate(() => {
      const one = document.activeElement;
      return one === document.body ? '' : (one.getAttribute('aria-label') ?? one.textContent.trim());
    });
  const reached = new Set();
  await frame.locator('.turn-rows').focus();
  // Backwards through everything above the table, and out of the page at its beginning.
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Shift+Tab');
    const name = await focused();
    if (name === '') break;
    reached.add(name);
  }
  for (const name of ['Copy session id', 'Export session', 'Reveal folder', 'Open all changes']) {
    assert.ok(reached.has(name), `"${name}" is not reached by Tab: ${[...reached].join(', ')}`);
  }
});

inspector('it fits its editor in four themes and three widths, and axe finds nothing serious', async ({ page }) => {
  await palette(page, 'View: Close Primary Side Bar');
  const viewport = page.viewportSize();
  for (const width of [400, 800, 1600]) {
    await widen(page, width);
    await fits(page, `${width} px`);
    await shot(page, `inspector-dark-${width}`);
  }
  for (const theme of themes) {
    await setTheme(page, theme);
    await fits(page, theme);
    await shot(page, `inspector-${theme}`);
    const grave = await webview(page)
      .locator('html')
      .evaluate(async (_html, source) => {
        // As the debugger would: the policy of the page lets no foreign script in.
        if (!('axe' in window)) new Function(source).call(window);
        const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')} ${nodes[0].failureSummary}`);
      }, axe);
    assert.deepEqual(grave, [], theme);
  }
  await setTheme(page, 'dark');
  await page.setViewportSize(viewport);
});

inspector('a changed file opens in VS Code’s own diff editor', async ({ page }) => {
  await webview(page).locator('.section-files .changes .link').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-diff-editor').first().waitFor();
  await page.locator('.tab.active', { hasText: /recorded/ }).waitFor();
  await page.locator('.monaco-diff-editor .view-line').first().waitFor();
  await shot(page, 'inspector-diff');
  await palette(page, 'View: Close Editor');
  await ready(page);
});

inspector('it comes back after a reload of the window, with its session', async ({ page }) => {
  await reloadWindow(page);
  await tab(page).waitFor({ timeout: 60_000 });
  await ready(page);
  assert.equal(await webview(page).locator('h1').innerText(), title);
});

inspector('nothing broke the content security policy', async ({ consoleMessages }) => {
  assert.deepEqual(
    consoleMessages.filter((text) => /Content Security Policy/i.test(text)),
    [],
  );
});
