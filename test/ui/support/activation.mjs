// What VS Code itself says of the extension's start.
import { palette } from './palette.mjs';

/** Activation time in ms as "Show Running Extensions" has it. */
export async function activationMs(page) {
  await palette(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: /opencode.?observatory/i });
  await row.first().waitFor({ timeout: 30_000 });
  const text = await row.first().innerText();
  await palette(page, 'View: Close Editor');
  const found = /(\d+)\s*ms/.exec(text);
  if (!found) throw new Error(`no activation time in: ${text}`);
  return Number(found[1]);
}
