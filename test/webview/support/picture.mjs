import assert from 'node:assert/strict';
import path from 'node:path';

/** Saves a picture of the panel for the eye; it must be a picture of something. */
export async function picture(panel, folder, name, fullPage = false) {
  // Fonts and the chart's first drawing.
  await panel.page.evaluate(() => document.fonts.ready);
  await panel.page.waitForTimeout(150);
  const image = await panel.page.screenshot({ path: path.join(folder, `webview-${name}.png`), fullPage });
  assert.ok(image.length > 5000, 'the picture is blank');
}
