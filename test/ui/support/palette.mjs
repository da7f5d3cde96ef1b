// The command palette.

/** Runs a command by its palette title, such as `OpenCode Observatory: Open Analytics`. */
export async function palette(page, title) {
  const input = page.locator('.quick-input-widget input[type=text]').first();
  // A webview that takes the focus, or an editor still loading, can swallow the key or close the palette again.
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('F1');
    try {
      await input.waitFor({ state: 'visible', timeout: 2000 });
      await input.fill(`>${title}`, { timeout: 2000 });
      const command = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
      await command.click({ timeout: 3000 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}
