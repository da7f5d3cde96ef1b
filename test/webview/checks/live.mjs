import assert from 'node:assert/strict';

async function pick(panel, at, key, times) {
  await panel.page.locator('vscode-dropdown').nth(at).focus();
  for (let time = 0; time < times; time++) await panel.page.keyboard.press(key);
}

const asked = (panel) =>
  panel.host((host) => host.asked.map(({ query, cancelled, answered }) => ({ ...query, cancelled, answered })));

/** How the panel asks: cancelled, throttled, silent when hidden, and without moving what it shows. */
export async function live({ withPanel }) {
  await withPanel(
    'a new range cancels the question under way and asks anew',
    { prepare: (host) => (host.answer = 'held') },
    async (panel) => {
      await panel.page.waitForFunction(() => window.host.asked.length === 1);
      await panel.host((host) => (host.answer = 'report'));
      await pick(panel, 0, 'ArrowUp', 1);
      await panel.state('ready');
      const questions = await asked(panel);
      assert.deepEqual(questions[0].cancelled, true);
      assert.deepEqual([questions.at(-1).range, questions.at(-1).cancelled], ['7d', false]);
      assert.equal(await panel.page.locator('.figure-cost .comparison').textContent(), 'vs. 7 d before');
      assert.equal((await panel.host((host) => host.saved)).filter.range, '7d');
    },
  );

  await withPanel('the scope picker asks for everything; opened by mouse', {}, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('vscode-dropdown').nth(1).click();
    await panel.page.getByRole('option', { name: 'Everything' }).click();
    await panel.page.waitForFunction(() => window.host.asked.at(-1).query.scope === 'all');
    assert.equal((await panel.host((host) => host.saved)).filter.scope, 'all');
  });

  await withPanel(
    'without a workspace there is no scope to pick and everything is asked for',
    { prepare: (host) => (host.ambient = { ...host.ambient, hasWorkspace: false, workspaceName: '' }) },
    async (panel) => {
      await panel.state('ready');
      assert.equal(await panel.page.locator('vscode-dropdown').count(), 1);
      assert.equal((await asked(panel))[0].scope, 'all');
    },
  );

  await withPanel(
    'choices survive a reload of the webview',
    {
      prepare: (host) =>
        (host.saved = { filter: { range: '90d', scope: 'all' }, chartTables: ['cost'], hiddenSeries: ['zai/glm-4.6'] }),
    },
    async (panel) => {
      await panel.state('ready');
      assert.deepEqual(
        (await asked(panel)).map(({ range, scope }) => [range, scope]),
        [['90d', 'all']],
      );
      assert.equal(await panel.page.locator('.chart-table tbody tr').count(), 90);
      assert.equal(
        await panel.page
          .locator('vscode-dropdown')
          .first()
          .evaluate((one) => one.displayValue),
        'Last 90 days',
      );
      assert.equal(await panel.page.locator('.legend button[aria-pressed=false]').innerText(), 'glm-4.6');
      assert.ok(!JSON.stringify(await panel.host((host) => host.saved)).includes('figures'), 'figures were saved');
    },
  );

  await withPanel('a storm of changes asks a few times and ends with the newest figures', {}, async (panel) => {
    await panel.state('ready');
    const before = (await asked(panel)).length;
    const elapsed = await panel.page.evaluate(async () => {
      const started = performance.now();
      for (let revision = 2; revision <= 101; revision++) {
        window.host.revision = revision;
        window.host.emit('changed', { revision });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return performance.now() - started;
    });
    await panel.page.waitForFunction(() => window.host.lastReport.revision === 101);
    await panel.page.waitForTimeout(400);
    const questions = (await asked(panel)).slice(before);
    const most = elapsed / 250 + 2;
    assert.ok(questions.length >= 2 && questions.length <= most, `${questions.length} questions for 100 changes`);
    assert.ok(
      questions.every((one) => one.answered && !one.cancelled),
      'a live question was cancelled',
    );
    assert.equal(await panel.host((host) => host.lastReport.revision), 101);
    const { amount } = await panel.host((host) => host.lastReport.figures.cost);
    assert.equal(
      (await panel.page.locator('.figure-cost .figure-value').innerText()).trim(),
      `$${(amount / 1e9).toFixed(2)}`,
    );
  });

  await withPanel('live figures change in place: nothing moves, focus stays', {}, async (panel) => {
    await panel.state('ready');
    const boxes = () =>
      panel.page.$$eval('.figure, .section, .chart, table, tr, .basis-legend', (all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.className, x, y, width, height].join(' ');
        }),
      );
    const before = await boxes();
    await panel.page.locator('.section-models tbody tr').first().focus();
    await panel.page.evaluate(() => (window.focusedRow = document.activeElement));
    await panel.host((host) => {
      host.revision = 40;
      host.emit('changed', { revision: 40 });
    });
    await panel.page.waitForFunction(() =>
      document.querySelector('.toolbar .caption').textContent.includes('12:05:10'),
    );
    assert.deepEqual(await boxes(), before);
    assert.ok(await panel.page.evaluate(() => window.focusedRow === document.activeElement), 'focus was lost');
  });

  await withPanel('old news is not asked about', {}, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => host.emit('changed', { revision: 1 }));
    await panel.page.waitForTimeout(400);
    assert.equal((await asked(panel)).length, 1);
  });

  await withPanel('a hidden panel asks nothing and catches up when shown', {}, async (panel) => {
    await panel.state('ready');
    const show = (state) =>
      panel.page.evaluate((next) => {
        Object.defineProperty(document, 'visibilityState', { value: next, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    await panel.host((host) => {
      host.revision = 2;
      host.emit('changed', { revision: 2 });
    });
    await panel.page.waitForTimeout(500);
    assert.equal((await asked(panel)).length, 1);
    await show('visible');
    await panel.page.waitForFunction(() => window.host.lastReport.revision === 2);
  });

  await withPanel('Refresh runs the command and asks again', {}, async (panel) => {
    await panel.state('ready');
    await panel.page.getByRole('button', { name: 'Refresh' }).click();
    await panel.page.waitForFunction(() => window.host.asked.length === 2);
    assert.deepEqual(await panel.host((host) => host.commands), [{ name: 'refresh' }]);
  });

  await withPanel('figures stay until the new range is read, and the new ones are said', {}, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => (host.answer = 'held'));
    await pick(panel, 0, 'ArrowUp', 1);
    await panel.page.waitForSelector('.progress.waiting');
    assert.equal(await panel.page.locator('.figure-cost .comparison').textContent(), 'vs. 30 d before');
    await panel.host((host) => host.release());
    await panel.page.waitForFunction(() =>
      /^Last 7 days: \$/.test(document.querySelector('[role=status]').textContent),
    );
    assert.equal(await panel.page.locator('.progress').count(), 0);
  });

  await withPanel(
    'the scroll position survives a reload',
    { width: 640, height: 500, prepare: (host) => (host.saved = { scroll: 420 }) },
    async (panel) => {
      await panel.state('ready');
      await panel.page.waitForFunction(() => Math.round(scrollY) === 420);
      await panel.page.mouse.wheel(0, 200);
      await panel.page.waitForFunction(() => window.host.saved.scroll === 620);
    },
  );
}
