// The status bar.

const extensionId = 'opencode-observatory.opencode-observatory';

/** A status bar item of the extension by the last part of its id: `cost` or `context`. */
export const statusBarItem = (page, name) => page.locator(`[id="${extensionId}.opencodeObservatory.${name}"]`);

/** Waits until an item's text matches, and returns the text. */
export async function statusBarText(page, name, pattern = /\S/, timeoutMs = 60_000) {
  const item = statusBarItem(page, name).filter({ hasText: pattern });
  await item.waitFor({ timeout: timeoutMs });
  return (await item.innerText()).trim();
}
