// Reloading the window, as a user does after an update.
import { palette } from './palette.mjs';

/** Runs "Reload Window" and waits until the new workbench is painted. */
export async function reloadWindow(page) {
  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await palette(page, 'Developer: Reload Window');
  await loaded;
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
}
