// The whole window with the demo data, as a newcomer sees it: pictures for the eye, in all four kinds of theme.
import { after, before } from 'node:test';
import { openDemo } from './support/demoWindow.mjs';
import { shot } from './support/screenshots.mjs';
import { statusBarItem, statusBarText } from './support/statusBar.mjs';
import { setTheme, themes } from './support/themes.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';
import { webview } from './support/webview.mjs';

let workbench;
before(async () => {
  workbench = await openWorkbench({ viewport: { width: 1440, height: 900 } });
  workbench.page.setDefaultTimeout(20_000);
});
after(() => workbench?.close());

const windowTest = (name, body) => uiTest(name, () => workbench, body);

async function picture(page, name) {
  for (const theme of themes) {
    await setTheme(page, theme);
    await page.waitForTimeout(300); // the canvas and the toolkit follow the theme a moment later
    await shot(page, `window-${name}-${theme}`);
  }
  await setTheme(page, 'dark');
}

windowTest('the overview beside the trees', async ({ page }) => {
  await openDemo(page);
  await picture(page, 'overview');
});

windowTest('the hover of the status bar', async ({ page }) => {
  await statusBarText(page, 'cost', /\$/);
  await statusBarItem(page, 'cost').hover();
  await page.locator('.monaco-hover:visible').waitFor();
  await shot(page, 'window-hover-dark');
  await page.mouse.move(700, 300);
});

windowTest('the page of a session', async ({ page }) => {
  await webview(page).locator('.section-sessions .row-button').first().click();
  await webview(page).getByRole('heading', { level: 1 }).waitFor();
  await picture(page, 'session');
});
