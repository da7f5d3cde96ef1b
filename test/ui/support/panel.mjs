// The analytics panel, seen from outside.
import { webview } from './webview.mjs';

/** Waits until the panel shows figures. */
export const panelReady = (page, timeout = 30_000) =>
  webview(page).locator('main[data-state=ready]').waitFor({ timeout });

/** The text of a key figure, such as `cost` or `requests`, without line breaks. */
export async function figureText(page, name) {
  return (await webview(page).locator(`.figure-${name} .figure-value`).innerText()).replace(/\s+/g, ' ').trim();
}

/** Picks a choice of one of the panel's drop-downs, `Range` or `Scope`. */
export async function pick(page, dropDown, choice) {
  await webview(page).locator(`vscode-dropdown[aria-label="${dropDown}"]`).click();
  await webview(page).getByRole('option', { name: choice, exact: true }).click();
}
