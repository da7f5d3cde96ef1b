import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const onTab = (host) => (host.saved = { tab: 'omp' });
const text = (panel, selector) => panel.page.locator(selector).first().innerText();

/** The oh-my-pi tab: its figures, a request in full, its table, and how it looks in every theme. */
export async function omp({ withPanel, pictures }) {
  await withPanel('the oh-my-pi tab says what its figures mean', { prepare: onTab }, async (panel) => {
    await panel.state('ready');
    const figures = await text(panel, '.omp-figures');
    for (const figure of ['781', '$13.93', '97.8', '60.6', '97.61']) assert.ok(figures.includes(figure), figures);
    const meanings = await panel.page.$$eval('.omp-figures .figure', (all) => all.map((one) => one.title));
    assert.equal(meanings.length, 8);
    assert.ok(meanings.every((meaning) => meaning.length > 20));
    assert.match(await text(panel, '.section-omp-errors'), /529 overloaded_error: Overloaded/);
  });

  await withPanel('opens a request in full and closes it', { prepare: onTab }, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.section-omp-recent .row-button').first().click();
    await panel.page.waitForSelector('.section-omp-detail');
    await panel.page.locator('.section-omp-detail .act').click();
    await panel.page.waitForSelector('.section-omp-detail', { state: 'detached' });
  });

  await withPanel('shows the chart as a table', { prepare: onTab }, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.section-omp-time .act').click();
    await panel.page.waitForSelector('.section-omp-time tbody tr');
    assert.equal(await panel.page.locator('.section-omp-time tbody tr').count(), 14);
  });

  for (const theme of Object.keys(themes)) {
    await withPanel(`axe finds nothing serious: oh-my-pi, ${theme}`, { theme, prepare: onTab }, async (panel) => {
      await panel.state('ready');
      await picture(panel, pictures, `omp-${theme}`, true);
      await audit(panel, theme);
    });
  }
}
