// A window as a newcomer sees it: nothing on the machine but the demo data.
import { palette } from './palette.mjs';
import { panelReady } from './panel.mjs';
import { showSideBar, treeRows, treeView } from './trees.mjs';
import { webview } from './webview.mjs';

/** Opens the demo data and waits until the trees and the panel show all of it. */
export async function openDemo(page) {
  await showSideBar(page);
  await palette(page, 'OpenCode Observatory: Open Demo Data');
  await panelReady(page);
  await treeRows(page, 'Sessions').first().waitFor();
  await treeRows(page, 'Skills').first().waitFor();
  await treeView(page, 'Skills').locator('.pane-header', { hasText: 'still counting' }).waitFor({ state: 'detached' });
}

/** Shows a tab of the panel by its title and waits for its report. */
export async function showTab(page, title) {
  await webview(page).getByRole('tab', { name: title }).click();
  await webview(page).getByRole('tab', { name: title, selected: true }).waitFor();
  await panelReady(page);
}
