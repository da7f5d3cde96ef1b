import assert from 'node:assert/strict';
import path from 'node:path';

/** Saves a picture of the panel for the eye; it must be a picture of something. */
export async function picture(panel, folder, name, fullPage = false) {
  await settled(panel);
  const image = await panel.page.screenshot({ path: path.join(folder, `webview-${name}.png`), fullPage });
  assert.ok(image.length > 5000, 'the picture is blank');
}

/** Waits for the fonts, and for the charts: they move for a fifth of a second, unless motion is reduced. */
async function settled(panel) {
  await panel.page.evaluate(async () => {
    await document.fonts.ready;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches || document.querySelector('canvas') === null;
    if (!still) await new Promise((resolve) => setTimeout(resolve, 250));
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}
