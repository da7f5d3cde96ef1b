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

  await withPanel('says of each column of figures what it means', { prepare: onTab }, async (panel) => {
    await panel.state('ready');
    const said = await panel.page.$$eval('.section-omp-models thead th', (all) =>
      all.map((one) => one.title.length > 20),
    );
    assert.deepEqual(said, [false, ...Array(8).fill(true)]);
  });

  await withPanel('says what a look at the logs found, and when', { prepare: onTab }, async (panel) => {
    await panel.state('ready');
    await panel.page.getByText('Sync Now').click();
    await panel.page.locator('.omp-head', { hasText: /3 new requests in 2 logs at \d/ }).waitFor();
    assert.match(await panel.page.locator('[role=status]').first().textContent(), /3 new requests in 2 logs/);
  });

  const nothing = (host, more) => {
    host.saved = { tab: 'omp' };
    host.editOmp = (report) => {
      const overall = { ...report.stats.overall, totalRequests: 0 };
      return { ...report, stats: { ...report.stats, overall }, folders: 0, newest: 0, ...more };
    };
  };
  const none = { prepare: nothing, argument: {}, reducedMotion: true };
  await withPanel('without sessions of oh-my-pi there is one next step, and the other agent', none, async (panel) => {
    await panel.page.getByRole('heading', { name: 'No oh-my-pi sessions were found' }).waitFor();
    await picture(panel, pictures, 'omp-none');
    await audit(panel, 'dark');
    await panel.page.getByText('Open Settings').click();
    await panel.page.waitForFunction(() => window.host.commands.some(({ name }) => name === 'openSettings'));
    assert.equal(await panel.page.locator('.omp-head .select').count(), 1);
  });
  const older = { prepare: nothing, argument: { folders: 1, newest: 1_700_000_000_000 } };
  await withPanel('without requests in a range all time is one click away', older, async (panel) => {
    await panel.page.getByText('Show All Time').click();
    await panel.page.waitForFunction(() => window.host.saved?.filter?.range === 'all');
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
    await panel.page.getByRole('button', { name: 'Show as table' }).click();
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
