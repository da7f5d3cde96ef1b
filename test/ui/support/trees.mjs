// The extension's views in the side bar.
import { palette } from './palette.mjs';

/** Brings the extension's view container to the front, by the command that only shows: its icon, clicked too early after a reload, hides it. */
export async function showSideBar(page) {
  await page.locator('.activitybar .action-item a[aria-label^="OpenCode Observatory"]').waitFor({ timeout: 60_000 });
  await palette(page, 'View: Show OpenCode Observatory');
  await treeView(page, 'Sessions').waitFor({ timeout: 60_000 });
}

/** A view by its title, `Sessions` or `Skills`, whether folded or not. */
export const treeView = (page, title) =>
  page.locator('.sidebar .pane').filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });

/** The rows of a view that are on screen, as locators. */
export const treeRows = (page, title) => treeView(page, title).locator('.monaco-list-row');

/** Unfolds (or folds) a row by its twistie. */
export const toggleRow = (row) => row.locator('.monaco-tl-twistie').click();

/** A row by its whole label. */
export const rowNamed = (page, title, label) =>
  treeRows(page, title).filter({ has: page.locator('.label-name').getByText(label, { exact: true }) });

/** Scrolls a view by so many pixels: rows that are not on screen are not in the page. */
export async function scrollTree(page, title, pixels) {
  await treeView(page, title).locator('.monaco-list').hover();
  await page.mouse.wheel(0, pixels);
}

/** Waits for a row at the top of a view, which may stand scrolled down and still be filling. */
export async function topRow(page, title, row) {
  for (let turn = 0; turn < 40 && (await row.count()) === 0; turn++) {
    await scrollTree(page, title, -9999);
    await page.waitForTimeout(200);
  }
  await row.waitFor();
}

/** Clicks an action that stands on a row while the mouse is over it; a row drawn again at that moment loses it. */
export async function rowAction(page, row, label) {
  const action = row.locator(`.action-item a[aria-label^="${label}"]`);
  for (let attempt = 1; ; attempt++) {
    await row.hover();
    try {
      await action.click({ timeout: 2000 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
      await page.mouse.move(900, 400);
    }
  }
}
