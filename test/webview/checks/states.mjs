import assert from 'node:assert/strict';

const text = (panel, selector) => panel.page.locator(selector).first().innerText();
const loading = { prepare: (host) => (host.answer = 'held') };

/** Every state of the panel, and how it gets from one to the next. */
export async function states({ withPanel }) {
  await withPanel('loading shows real labels in grey boxes and says what is read', loading, async (panel) => {
    await panel.state('loading');
    assert.match(await text(panel, 'main'), /Cost by day/);
    await panel.host((host) => host.emit('progress', { phase: 'requests', done: 214, total: 3408 }));
    await panel.page.waitForSelector('.progress[aria-valuenow="6"]');
    assert.equal(await text(panel, '.toolbar .caption'), 'Reading requests, 214 of 3,408');
  });

  await withPanel('figures come into the boxes of the loading state without moving them', loading, async (panel) => {
    const boxes = () =>
      panel.page.$$eval('.figures, .figure, .section, .section-head', (all) =>
        all.map((one) => {
          const { x, y, width } = one.getBoundingClientRect();
          return [one.className, x, y, width].join(' ');
        }),
      );
    await panel.state('loading');
    const before = (await boxes()).map((box) => box.replace(/figure-\w+ /, ''));
    await panel.host((host) => host.release());
    await panel.state('ready');
    assert.deepEqual(
      (await boxes()).map((box) => box.replace(/figure-\w+ /, '')),
      before,
    );
  });

  await withPanel(
    'empty says why and Show All Time asks again',
    { prepare: (host) => (host.answer = 'empty') },
    async (panel) => {
      await panel.state('empty');
      assert.equal(await text(panel, '.empty h2'), 'No requests in webshop in the last 30 days');
      assert.equal(await text(panel, '.empty p'), 'The newest one is of September 2.');
      assert.equal(await panel.page.locator('.empty vscode-button').count(), 1);
      await panel.host((host) => (host.answer = 'report'));
      await panel.page.getByRole('button', { name: 'Show All Time' }).click();
      await panel.state('ready');
      assert.deepEqual(await panel.host((host) => host.asked.at(-1).query), { range: 'all', scope: 'workspace' });
      assert.equal(
        await panel.page
          .locator('vscode-dropdown')
          .first()
          .evaluate((one) => one.displayValue),
        'All time',
      );
    },
  );

  await withPanel(
    'empty in this workspace leads to everything',
    {
      prepare: (host) => {
        host.answer = 'empty';
        host.edit = (report) => ({ ...report, newestRequest: 0 });
      },
    },
    async (panel) => {
      await panel.state('empty');
      assert.equal(await text(panel, '.empty h2'), 'No requests in webshop yet');
      await panel.page.getByRole('button', { name: 'Show Everything' }).click();
      await panel.page.waitForFunction(() => window.host.asked.at(-1).query.scope === 'all');
    },
  );

  await withPanel(
    'a machine without sessions is offered demo data',
    { prepare: (host) => (host.answer = 'none') },
    async (panel) => {
      await panel.state('empty');
      await panel.page.getByRole('button', { name: 'Open Demo Data' }).click();
      await panel.page.waitForFunction(() => window.host.commands.length === 1);
      assert.deepEqual(await panel.host((host) => host.commands), [{ name: 'openDemo' }]);
    },
  );

  await withPanel(
    'demo data is labelled and can be closed',
    { prepare: (host) => (host.edit = (report) => ({ ...report, demo: true })) },
    async (panel) => {
      await panel.state('ready');
      assert.match(await text(panel, '.notice'), /^Demo data: these sessions are made up\./);
      await panel.page.getByRole('button', { name: 'Close demo data' }).click();
      await panel.page.waitForFunction(() => window.host.commands.length === 1);
      assert.deepEqual(await panel.host((host) => host.commands), [{ name: 'closeDemo' }]);
    },
  );

  await withPanel(
    'without a readable source: what, why, next, Retry, Show Log, Copy Report',
    {
      prepare: (host) => {
        host.answer = 'none';
        host.sources = [host.failedSource, host.otherSource];
      },
    },
    async (panel) => {
      await panel.state('error');
      const card = await text(panel, '.problem');
      for (const part of ['could not be read', '/opencode/opencode.db', 'changed four times', 'read again']) {
        assert.ok(card.includes(part), `"${part}" is missing in: ${card}`);
      }
      assert.match(await text(panel, '.section-sources'), /opencode-beta\.db/);
      for (const name of ['Show Log', 'Copy Report', 'Retry']) await panel.page.getByRole('button', { name }).click();
      await panel.page.waitForFunction(() => window.host.commands.length === 2 && window.host.copied.length === 1);
      assert.deepEqual(await panel.host((host) => host.commands), [{ name: 'showLog' }, { name: 'refresh' }]);
      assert.match(await panel.host((host) => host.copied[0]), /busy: It changed four times/);
      await panel.host((host) => {
        host.answer = 'report';
        host.sources = [host.otherSource];
        host.emit('sources', host.sources);
        host.emit('changed', { revision: 2 });
      });
      await panel.state('ready');
    },
  );

  await withPanel(
    'one unreadable source is named while the others show',
    { prepare: (host) => (host.sources = [host.failedSource, host.otherSource]) },
    async (panel) => {
      await panel.state('ready');
      assert.match(await text(panel, '.notice'), /opencode\.db is not in these figures\. It changed four times/);
    },
  );

  await withPanel('a failed answer keeps the last figures and says since when', {}, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => {
      host.answer = 'fail';
      host.emit('changed', { revision: 2 });
    });
    await panel.page.waitForSelector('.notice');
    assert.match(
      await text(panel, '.notice'),
      /The reader stopped unexpectedly\. These are the figures of (.+, )?12:04:31\./,
    );
    assert.equal(await panel.page.locator('.figure-value').count(), 6);
    assert.match(await panel.page.locator('.toolbar .caption').getAttribute('class'), /warning/);
    await panel.host((host) => {
      host.answer = 'report';
      host.revision = 3;
    });
    await panel.page.getByRole('button', { name: 'Retry' }).click();
    await panel.page.waitForSelector('.notice', { state: 'detached' });
  });

  await withPanel(
    'a first answer that fails is an error with its next step',
    { prepare: (host) => (host.answer = 'fail') },
    async (panel) => {
      await panel.state('error');
      assert.match(await text(panel, '.problem'), /The reader stopped unexpectedly\.[\s\S]*Reload the window\./);
    },
  );
}
