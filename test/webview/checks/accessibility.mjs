import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const states = {
  ready: () => undefined,
  loading: (host) => (host.answer = 'held'),
  empty: (host) => (host.answer = 'empty'),
  error: (host) => {
    host.answer = 'none';
    host.sources = [host.failedSource, host.otherSource];
  },
};

/** axe-core finds nothing serious in any state and theme (each is photographed, too), and the page has the outline screen readers go by. */
export async function accessibility({ withPanel, pictures }) {
  for (const theme of Object.keys(themes)) {
    for (const [state, prepare] of Object.entries(states)) {
      await withPanel(
        `axe finds nothing serious: ${state}, ${theme}`,
        { theme, prepare, reducedMotion: true },
        async (panel) => {
          await panel.state(state);
          await picture(panel, pictures, `${state}-${theme}`);
          await audit(panel, theme);
        },
      );
    }
  }
  for (const theme of Object.keys(themes)) {
    const onLedger = (host) => (host.saved = { tab: 'ledger' });
    await withPanel(`axe finds nothing serious: ledger, ${theme}`, { theme, prepare: onLedger }, async (panel) => {
      await panel.state('ready');
      await audit(panel, theme);
    });
  }
  await withPanel(
    'axe finds nothing serious: table twin, a series off, notices',
    {
      prepare: (host) => {
        host.saved = { chartTables: ['cost'], hiddenSeries: ['zai/glm-4.6'] };
        host.sources = [host.failedSource, host.otherSource];
        host.edit = (report) => ({ ...report, demo: true });
      },
    },
    async (panel) => {
      await panel.state('ready');
      await audit(panel);
    },
  );

  await withPanel('landmarks, headings, a named chart and a polite live region', {}, async (panel) => {
    await panel.state('ready');
    for (const role of ['banner', 'main']) assert.equal(await panel.page.getByRole(role).count(), 1, role);
    const headings = await panel.page.$$eval('h1, h2', (all) => all.map((one) => `${one.tagName} ${one.textContent}`));
    assert.deepEqual(headings, [
      'H1 OpenCode usage: Overview',
      'H2 Cost by day',
      'H2 What changed since yesterday',
      'H2 Top tools',
      'H2 The last year',
      'H2 Rhythm',
      'H2 Top models',
      'H2 Top projects',
      'H2 Top sessions',
      'H2 Tokens by kind',
      'H2 Top skills',
    ]);
    const label = await panel.page.locator('canvas[role=img]').getAttribute('aria-label');
    assert.match(label, /^Cost by day from .* in all, most on .*; claude-sonnet-4-5 leads with \$[\d.]+ \(\d+%\)\.$/);
    assert.equal(await panel.page.locator('[role=status][aria-live=polite]').count(), 1);
  });
}
