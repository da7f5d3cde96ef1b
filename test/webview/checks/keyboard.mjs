import assert from 'node:assert/strict';

const focusName = () => {
  const element = document.activeElement;
  const table = element.closest('table');
  const inTable = table
    ? `${table.getAttribute('aria-label') ?? document.getElementById(table.getAttribute('aria-labelledby'))?.textContent}: `
    : '';
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const row = element.closest('tr') ? getComputedStyle(element.closest('tr')) : null;
  const ring =
    (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || (row !== null && row.outlineStyle !== 'none');
  const name = element.getAttribute('aria-label') ?? element.querySelector('th,td')?.textContent ?? element.textContent;
  return {
    name: inTable + name.replaceAll(/\s+/g, ' ').trim().slice(0, 40),
    tag: element.tagName.toLowerCase(),
    ring,
    heat: element.classList.contains('heat'),
  };
};

/** Everything is reached by Tab, a table is one stop, and the focus is always seen. */
export async function keyboard({ withPanel }) {
  await withPanel('Tab walks through every control once and every table as one stop', {}, async (panel) => {
    await panel.state('ready');
    const stops = [];
    for (let press = 0; press < 50; press++) {
      await panel.page.keyboard.press('Tab');
      const stop = await panel.page.evaluate(focusName);
      if (stop.tag === 'body') break;
      stops.push(stop);
    }
    assert.deepEqual(
      stops.map((stop) => (stop.heat ? '@heat' : stop.name)),
      [
        'Range',
        'Pick Days',
        'Scope',
        'Add Filter',
        'Filter',
        'Copy Link to This View',
        'Refresh',
        'Overview',
        '$139.53',
        'claude-sonnet-4-5',
        'gpt-5.1-codex',
        'claude-opus-4-5',
        'gemini-3-pro',
        'glm-4.6',
        '3 others',
        'Show as table',
        'Cost by day from Thu, Oct 22, 2026 to Fr',
        'Compare days',
        'Show models',
        'Show failures',
        'Show all',
        'Top tools: read',
        '@heat',
        '00:00: 30 requests',
        'Show all',
        'Top models: claude-sonnet-4-5',
        'Show all',
        'Top projects: webshop',
        'Show all',
        'Top sessions: Split order service out of the monolith',
        'Tokens by kind: Cache read',
        'Show all',
        'Top skills: release-notes',
      ].map((name) =>
        name.includes(': ') ? name.split(': ')[0] + ': ' + name.split(': ')[1].slice(0, 40) : name.slice(0, 40),
      ),
    );
    const unseen = stops.filter((stop) => !stop.ring && !['vscode-dropdown', 'input'].includes(stop.tag));
    assert.deepEqual(unseen, [], 'stops without a focus ring');
  });

  await withPanel('arrows, Home and End move in a table, and Tab comes back to the row', {}, async (panel) => {
    await panel.state('ready');
    const rows = panel.page.locator('.section-models tbody tr');
    await rows.first().locator('.row-button').focus();
    const focused = () =>
      panel.page.evaluate(() => document.activeElement.closest('tr').querySelector('th').textContent.trim());
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'gpt-5.1-codex');
    await panel.page.keyboard.press('End');
    assert.equal(await focused(), 'mystery-1');
    await panel.page.keyboard.press('Home');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'gpt-5.1-codex');
    assert.equal(
      await rows.evaluateAll((all) => all.filter((row) => row.querySelector('.row-button').tabIndex === 0).length),
      1,
    );
  });

  await withPanel('legend and table switch work by keyboard', {}, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.legend').getByRole('button', { name: 'gpt-5.1-codex' }).focus();
    await panel.page.keyboard.press('Space');
    assert.equal(
      await panel.page.locator('.legend').getByRole('button', { name: 'gpt-5.1-codex' }).getAttribute('aria-pressed'),
      'false',
    );
    await panel.page.getByRole('button', { name: 'Show as table' }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('.chart-table');
    await panel.page.locator('.chart-table tbody .row-button').first().focus();
    await panel.page.keyboard.press('End');
    assert.match(await panel.page.evaluate(() => document.activeElement.textContent), /Oct 22/);
    await panel.page.getByRole('button', { name: 'Show as table' }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('canvas');
  });

  await withPanel('days are picked by keyboard alone', {}, async (panel) => {
    await panel.state('ready');
    const { page } = panel;
    await page.locator('summary[aria-label="Pick Days"], summary[title="Pick Days"]').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.days input[name=first]').focus();
    await page.keyboard.type('11022026');
    await page.locator('.days input[name=last]').focus();
    await page.keyboard.type('11042026');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => typeof window.host.asked.at(-1).query.range === 'object');
    const { range } = await panel.host((host) => host.asked.at(-1).query);
    assert.deepEqual(
      [range.from, range.to].map((time) => new Date(time).toISOString()),
      ['2026-11-02T00:00:00.000Z', '2026-11-05T00:00:00.000Z'],
    );
  });

  await withPanel('a drop-down opens, moves, closes with Escape and keeps its value', {}, async (panel) => {
    await panel.state('ready');
    const range = panel.page.locator('vscode-dropdown').first();
    await range.focus();
    await panel.page.keyboard.press('Enter');
    const expanded = (value) =>
      panel.page.waitForSelector(`vscode-dropdown[aria-expanded="${value}"]`, { timeout: 2000 });
    await expanded('true');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('vscode-dropdown[aria-expanded="true"]', { state: 'detached', timeout: 2000 });
    assert.equal(await range.evaluate((one) => one.displayValue), 'Last 30 days');
    assert.equal(await panel.host((host) => host.asked.length), 1);
  });
}
