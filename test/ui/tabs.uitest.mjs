// Every tab of the panel in a real VS Code: four themes, and three widths of its editor that nothing may stick out of.
import { after, before } from 'node:test';
import { openDemo, showTab } from './support/demoWindow.mjs';
import { fits, widen } from './support/overflow.mjs';
import { palette } from './support/palette.mjs';
import { shot } from './support/screenshots.mjs';
import { setTheme, themes } from './support/themes.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';

const tabs = ['Overview', 'Time', 'Models', 'Projects', 'Sessions', 'Tools', 'Skills', 'Live', 'Ledger', 'oh-my-pi'];

let workbench;
before(async () => {
  workbench = await openWorkbench();
  workbench.page.setDefaultTimeout(15_000);
  await openDemo(workbench.page);
  await palette(workbench.page, 'View: Close Primary Side Bar');
});
after(() => workbench?.close());

for (const tab of tabs) {
  uiTest(
    `${tab} fits its editor at three widths and in four themes`,
    () => workbench,
    async ({ page }) => {
      await showTab(page, tab);
      for (const width of [400, 800, 1600]) {
        await widen(page, width);
        await fits(page, `${tab} at ${width} px`);
      }
      for (const theme of themes) {
        await setTheme(page, theme);
        await fits(page, `${tab}, ${theme}`);
        await shot(page, `tab-${tab.toLowerCase()}-${theme}`);
      }
      await setTheme(page, 'dark');
    },
  );
}
