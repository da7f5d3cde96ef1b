// Whether a page of ours is wider than its editor.
import assert from 'node:assert/strict';
import { webview } from './webview.mjs';

/** Gives the visible webview this width, whatever of the window stands beside it. */
export async function widen(page, width) {
  const inner = () =>
    webview(page)
      .locator('html')
      .evaluate(() => window.innerWidth);
  for (let attempt = 0; attempt < 5 && (await inner()) !== width; attempt++) {
    const { height } = page.viewportSize();
    await page.setViewportSize({ width: page.viewportSize().width + width - (await inner()), height });
    // The workbench lays itself out a moment after its window has the new size.
    await webview(page)
      .locator('html')
      .evaluate(
        (_html, wanted) =>
          new Promise((resolve) => {
            if (window.innerWidth === wanted) resolve();
            addEventListener('resize', resolve, { once: true });
            setTimeout(resolve, 1000);
          }),
        width,
      );
  }
  assert.equal(await inner(), width);
}

/** Fails when something of the page reaches beyond its editor. */
export async function fits(page, what) {
  const culprits = () =>
    webview(page)
      .locator('html')
      .evaluate(() => {
        if (document.documentElement.scrollWidth <= window.innerWidth) return [];
        const out = [...document.querySelectorAll('main *')].filter(
          (one) => one.getBoundingClientRect().right > window.innerWidth + 1,
        );
        const innermost = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
        return innermost
          .slice(0, 5)
          .map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`);
      });
  // Charts take their new size a frame after the window has its.
  for (let attempt = 0; attempt < 20 && (await culprits()).length > 0; attempt++) await page.waitForTimeout(50);
  assert.deepEqual(await culprits(), [], what);
}
