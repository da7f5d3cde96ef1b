import assert from 'node:assert/strict';

const usd = (nano) => `$${(nano / 1e9).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const cells = (panel, selector) =>
  panel.page.$$eval(selector, (rows) => rows.map((row) => [...row.children].map((cell) => cell.innerText.trim())));
const values = (panel) =>
  panel.page.$$eval('.figure-value', (all) => all.map((one) => one.innerText.replaceAll(/\s+/g, ' ').trim()));
const tooltipOf = (panel, index) =>
  panel.page.evaluate((at) => {
    const canvas = document.querySelector('canvas');
    canvas.focus();
    for (let step = 0; step <= at; step++) canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
  }, index);

/** What is written equals what the report says. */
export async function figures({ withPanel }) {
  await withPanel('key figures equal the report', {}, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    const { tokens, requests, failedRequests, errors, sessions, cost } = report.figures;
    const all = Object.values(tokens).reduce((sum, kind) => sum + kind, 0);
    const prompt = tokens.input + tokens.cacheRead + tokens.cacheWrite;
    const percent = (share) => `${(share * 100).toFixed(1)} %`;
    const expected = [
      usd(cost.amount),
      requests.toLocaleString('en'),
      String(sessions),
      `${(all / 1e6).toFixed(1)} M`,
      percent(tokens.cacheRead / prompt),
      percent(errors / (requests + failedRequests)),
    ];
    const shown = (await values(panel)).map((value) => value.replace(/(\d)(%|M)$/, '$1 $2'));
    assert.deepEqual(shown, expected);
    const delta = await panel.page.locator('.figure-cost .figure-delta b').innerText();
    const change = (cost.amount - report.previous.cost.amount) / report.previous.cost.amount;
    assert.ok(delta.includes(`${(Math.abs(change) * 100).toFixed(1)}%`), delta);
  });

  await withPanel('five kinds of tokens and their total equal the report', {}, async (panel) => {
    await panel.state('ready');
    const { tokens } = await panel.host((host) => host.lastReport.figures);
    const order = [tokens.cacheRead, tokens.cacheWrite, tokens.input, tokens.output, tokens.reasoning];
    const total = order.reduce((sum, kind) => sum + kind, 0);
    const rows = await cells(panel, '.section-tokens tbody tr');
    assert.deepEqual(
      rows.map((row) => row[3]),
      [...order, total].map((value) => value.toLocaleString('en')),
    );
    assert.deepEqual(
      rows.slice(0, 5).map((row) => row[2]),
      order.map((value) => `${((value / total) * 100).toFixed(1)} %`),
    );
  });

  await withPanel('top tables equal the report; free and unpriced are words', {}, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    const money = ({ cost }) => (['free', 'unpriced'].includes(cost.basis) ? cost.basis : usd(cost.amount));
    assert.deepEqual(
      await cells(panel, '.section-models tbody tr'),
      report.topModels.map(({ model, figures: own }) => [model.modelID, own.requests.toLocaleString('en'), money(own)]),
    );
    assert.deepEqual(
      await cells(panel, '.section-projects tbody tr'),
      report.topProjects.map(({ label, figures: own }) => [label, String(own.sessions), money(own)]),
    );
    assert.deepEqual(
      await cells(panel, '.section-sessions tbody tr'),
      report.topSessions.map(({ title, projectLabel, figures: own }) => [title, projectLabel, money(own)]),
    );
    const marks = await panel.page.$$eval('.section-models .mark', (all) =>
      all.map((one) => one.getAttribute('aria-label')),
    );
    assert.deepEqual(marks, [
      'recorded',
      'recorded',
      'partly computed',
      'recorded',
      'computed',
      'computed, 7 unpriced',
      'free',
      '5 unpriced',
    ]);
    const bars = await panel.page.$$eval('.section-models .bar', (all) =>
      all.map((one) => Number(getComputedStyle(one).transform.split(/[(,]/)[1])),
    );
    const largest = report.topModels[0].figures.cost.amount;
    report.topModels.forEach(({ figures: own }, index) => {
      assert.ok(Math.abs(bars[index] - own.cost.amount / largest) < 0.005, `bar ${index} is ${bars[index]}`);
    });
  });

  await withPanel('the table twin holds the numbers of the chart', {}, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    await panel.page.getByRole('button', { name: 'Show as table' }).click();
    const rows = (await cells(panel, '.chart-table tbody tr')).reverse();
    assert.equal(rows.length, report.buckets.length);
    report.buckets.forEach(({ costs }, index) => {
      const total = costs.reduce((sum, cost) => sum + cost, 0);
      assert.deepEqual(rows[index].slice(1), [...costs, total].map(usd));
    });
    await panel.page.getByRole('button', { name: 'Show as table' }).click();
    await panel.page.waitForSelector('.chart canvas');
  });

  await withPanel('the legend takes a series out of chart, table and total', {}, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    const button = panel.page.locator('.legend').getByRole('button', { name: 'claude-sonnet-4-5' });
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    const before = await panel.page.locator('canvas').screenshot();
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await panel.page.waitForTimeout(350);
    assert.notDeepEqual(await panel.page.locator('canvas').screenshot(), before);
    const total = report.figures.cost.amount - report.series[0].cost;
    assert.ok((await panel.page.locator('canvas').getAttribute('aria-label')).includes(usd(total)));
    await panel.page.getByRole('button', { name: 'Show as table' }).click();
    const heads = await panel.page.$$eval('.chart-table thead th', (all) => all.map((one) => one.innerText.trim()));
    assert.deepEqual(heads, [
      'Date',
      'gpt-5.1-codex',
      'claude-opus-4-5',
      'gemini-3-pro',
      'glm-4.6',
      '3 others',
      'Total',
    ]);
    assert.deepEqual((await panel.host((host) => host.saved)).hiddenSeries, ['anthropic/claude-sonnet-4-5']);
  });

  await withPanel('arrow keys in the chart say the day and its total', {}, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    await tooltipOf(panel, 1);
    await panel.page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('Oct 23'));
    const said = await panel.page.locator('[role=status]').textContent();
    assert.ok(said.endsWith(usd(report.buckets[1].figures.cost.amount)), said);
  });

  await withPanel('a session opens by click and by Enter', {}, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.section-sessions tbody tr').nth(1).locator('td').last().click();
    await panel.page.locator('.section-sessions .row-button').first().focus();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForFunction(() => window.host.commands.length === 2);
    assert.deepEqual(await panel.host((host) => host.commands), [
      { name: 'openSession', sessionId: 'ses_1' },
      { name: 'openSession', sessionId: 'ses_2' },
    ]);
  });

  const translated = {
    prepare: (host) => {
      host.ambient = { ...host.ambient, locale: 'de', strings: { Requests: 'Anfragen', '{0} others': '{0} andere' } };
    },
  };
  await withPanel('texts and numbers follow the language; what is missing stays English', translated, async (panel) => {
    await panel.state('ready');
    const report = await panel.host((host) => host.lastReport);
    const label = await panel.page.locator('.figure-requests .figure-label').innerText();
    assert.ok(label.startsWith('Anfragen'), label);
    assert.equal((await values(panel))[1], report.figures.requests.toLocaleString('de'));
    assert.equal(await panel.page.locator('.legend button').last().innerText(), '3 andere');
    assert.equal(await panel.page.locator('#title-tokens').innerText(), 'Tokens by kind');
    assert.equal(await panel.page.evaluate(() => document.documentElement.lang), 'de');
  });
}
