import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const tabs = ['overview', 'time', 'models', 'projects', 'sessions', 'tools'];
const allTabs = [...tabs, 'skills', 'live', 'ledger', 'omp'];
const real = (host) => (host.real = true);
const go = async (panel, id) => {
  await panel.page.locator(`#tab-${id}`).click();
  await panel.page.waitForSelector(`main[data-tab="${id}"][data-state="ready"]`);
};

/** Each tab in four themes and three widths, audited, and what leads from one to the next. */
export async function tabChecks({ withPanel, pictures }) {
  await withPanel(
    'the Tools tab says that calls are still being read',
    { prepare: (host) => (host.complete = false) },
    async (panel) => {
      await panel.state('ready');
      await go(panel, 'tools');
      const aside = panel.page.locator('section.section .caption').first();
      assert.match(await aside.innerText(), /tools · still reading$/);
    },
  );
  await withPanel(
    'every tab, in four themes: a picture, and axe finds nothing',
    { prepare: real, reducedMotion: true },
    async (panel) => {
      await panel.state('ready');
      for (const id of tabs) {
        await go(panel, id);
        for (const theme of Object.keys(themes)) {
          await panel.setTheme(theme);
          await picture(panel, pictures, `tab-${id}-${theme}`);
          await audit(panel, theme);
        }
      }
    },
  );

  await withPanel(
    'no tab is wider than the panel at 400, 800 and 1600 px',
    { prepare: real, reducedMotion: true },
    async (panel) => {
      await panel.state('ready');
      for (const id of tabs) {
        await go(panel, id);
        for (const width of [400, 800, 1600]) {
          await panel.page.setViewportSize({ width, height: 900 });
          // A chart takes its new size a frame after the window has its.
          await panel.page
            .waitForFunction((room) => document.documentElement.scrollWidth <= room, width, { timeout: 5000 })
            .catch(() => undefined);
          const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth);
          const culprits = wide <= width ? '' : await panel.page.evaluate(whatSticksOut, width);
          assert.ok(wide <= width, `${id} is ${wide} px wide in ${width}: ${culprits}`);
        }
        await panel.page.setViewportSize({ width: 400, height: 900 });
        await picture(panel, pictures, `tab-${id}-400`);
        await panel.page.setViewportSize({ width: 1440, height: 900 });
      }
    },
  );

  await withPanel(
    'two models of one family can be told apart in a narrow panel, in four themes',
    { prepare: real, width: 400, reducedMotion: true },
    async (panel) => {
      await panel.state('ready');
      await go(panel, 'models');
      for (const name of ['claude-sonnet-4-5', 'claude-opus-4-5']) {
        await panel.page.getByRole('checkbox', { name: `Compare anthropic/${name}` }).check();
      }
      for (const name of ['claude-sonnet-4-5', 'claude-opus-4-5']) {
        const head = panel.page.getByRole('columnheader', { name, exact: true });
        assert.equal(await head.getAttribute('title'), `anthropic/${name}`);
        const isCut = await head.evaluate(
          (cell) => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight,
        );
        assert.equal(isCut, false, `${name} is cut`);
      }
      for (const theme of Object.keys(themes)) {
        await panel.setTheme(theme);
        await panel.page.locator('.section-compare').scrollIntoViewIfNeeded();
        await picture(panel, pictures, `compared-400-${theme}`);
        await audit(panel, theme);
      }
    },
  );

  await withPanel(
    'the tab strip is one stop: arrows move, Enter opens, Alt+Left goes back',
    { prepare: real },
    async (panel) => {
      await panel.state('ready');
      await panel.page.locator('#tab-overview').focus();
      await panel.page.keyboard.press('ArrowRight');
      await panel.page.keyboard.press('ArrowRight');
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForSelector('main[data-tab="models"][data-state="ready"]');
      assert.equal(await panel.page.locator('#tab-models').getAttribute('aria-selected'), 'true');
      await panel.page.keyboard.press('Alt+ArrowLeft');
      await panel.page.waitForSelector('main[data-tab="overview"]');
      await panel.page.keyboard.press('Alt+ArrowRight');
      await panel.page.waitForSelector('main[data-tab="models"]');
      assert.equal((await panel.host((host) => host.saved)).tab, 'models');
    },
  );

  await withPanel('a bar leads to its sessions by keyboard, a held stretch zooms', { prepare: real }, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.section-cost canvas').focus();
    for (const key of ['End', 'Enter']) await panel.page.keyboard.press(key);
    await panel.page.waitForSelector('main[data-tab="sessions"][data-state="ready"]');
    const [bar, list] = await panel.host((host) => [
      host.lastReport.buckets.at(-1).figures,
      host.answers.sessionsTab.totals.figures,
    ]);
    assert.deepEqual(list, bar);
    await panel.page.keyboard.press('Alt+ArrowLeft');
    await panel.state('ready');
    await panel.page.locator('.section-cost canvas').focus();
    for (const key of ['End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter']) await panel.page.keyboard.press(key);
    await panel.page.waitForFunction(() => typeof window.host.asked.at(-1).query.range === 'object');
    const { range } = await panel.host((host) => host.asked.at(-1).query);
    assert.ok(range.to - range.from > 2 * 86_400_000 && range.to - range.from <= 3 * 86_400_000);
  });

  await withPanel('a drag over the chart zooms, a click opens', { prepare: real }, async (panel) => {
    await panel.state('ready');
    const box = await panel.page.locator('.section-cost canvas').boundingBox();
    const y = box.y + box.height / 2;
    await panel.page.mouse.move(box.x + box.width * 0.4, y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + box.width * 0.7, y, { steps: 5 });
    await panel.page.mouse.up();
    await panel.page.waitForFunction(() => typeof window.host.asked.at(-1).query.range === 'object');
    await panel.page.mouse.click(box.x + box.width * 0.5, y);
    await panel.page.waitForSelector('main[data-tab="sessions"]');
  });

  await withPanel(
    'the query box completes, filters, says what is wrong, and is a link',
    { prepare: real },
    async (panel) => {
      await panel.state('ready');
      const box = panel.page.getByRole('combobox', { name: 'Filter' });
      await box.click();
      await panel.page.waitForFunction(() => 'filterNames' in window.host.answers);
      await panel.page.keyboard.type('@model:opu');
      await panel.page.getByRole('option', { name: 'anthropic/claude-opus-4-5' }).waitFor();
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForFunction(
        () => window.host.asked.at(-1).query.query === '@model:anthropic/claude-opus-4-5',
      );
      await panel.page.getByRole('button', { name: 'Copy Link to This View' }).click();
      await panel.page.waitForFunction(() => window.host.copied.length === 1);
      assert.match(
        await panel.host((host) => host.copied[0]),
        /^vscode:\/\/publisher\.observatory\/panel\?tab=overview&filter=/,
      );
      await box.fill('@modle:x');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByRole('alert').waitFor();
      assert.match(await panel.page.getByRole('alert').innerText(), /There is no @modle/);
      await panel.page.getByRole('button', { name: 'Clear Filter Text' }).click();
      await panel.page.waitForFunction(() => window.host.asked.at(-1).query.query === undefined);
    },
  );

  await withPanel(
    'names are picked from the menu and stand as chips that can be taken off',
    { prepare: real },
    async (panel) => {
      await panel.state('ready');
      await panel.page.locator('summary[aria-label="Add Filter"]').click();
      await panel.page.getByRole('checkbox', { name: /plan/ }).first().check();
      await panel.page.waitForFunction(() => window.host.asked.at(-1).query.agents?.[0] === 'plan');
      assert.match(await panel.page.locator('.filter-chip').innerText(), /agent\s*plan/);
      await panel.page.getByRole('button', { name: 'Remove filter by agent' }).click();
      await panel.page.waitForFunction(() => window.host.asked.at(-1).query.agents === undefined);
    },
  );

  const many = (host) => (
    (host.real = true),
    (host.size = 5000),
    (host.saved = { tab: 'sessions', filter: { range: 'all', scope: 'all' } })
  );
  await withPanel(
    'five thousand sessions: few rows are drawn, keys and sorting reach all of them',
    { prepare: many },
    async (panel) => {
      await panel.page.waitForSelector('main[data-state="ready"]', { timeout: 20_000 });
      const drawn = () => panel.page.locator('.grid-row').count();
      await panel.page.waitForFunction(() => document.querySelectorAll('.grid-row').length > 10);
      assert.ok((await drawn()) < 80, `${await drawn()} rows are drawn`);
      await panel.page.locator('.grid').focus();
      await panel.page.keyboard.press('End');
      const count = await panel.host((host) => host.answers.sessionsTab.count);
      assert.ok(count > 3000, String(count));
      await panel.page.waitForFunction(
        (last) =>
          document.querySelector('.grid-row.active')?.getAttribute('aria-rowindex') === String(last + 1) &&
          document.querySelector('.grid-row.active .grid-cost'),
        count,
      );
      await panel.page.getByRole('button', { name: 'Requests', exact: true }).click();
      await panel.page.waitForFunction(() =>
        document.querySelector('[aria-sort="descending"]')?.textContent.includes('Requests'),
      );
      await panel.page.locator('.grid').focus();
      await panel.page.keyboard.press('Home');
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForFunction(() => window.host.commands.length === 1);
    },
  );

  await withPanel(
    'a workflow unfolds below its row and folds again',
    { prepare: (host) => ((host.real = true), (host.saved = { tab: 'sessions' })) },
    async (panel) => {
      await panel.state('ready');
      const before = await panel.host((host) => host.answers.sessionsTab.count);
      await panel.page.getByRole('button', { name: 'Unfold' }).first().click();
      await panel.page.waitForFunction((count) => window.host.answers.sessionsTab.count > count, before);
      await panel.page.getByRole('button', { name: 'Fold', exact: true }).first().click();
      await panel.page.waitForFunction((count) => window.host.answers.sessionsTab.count === count, before);
    },
  );

  await withPanel(
    'the menu of a row copies its value, the row, the table, and filters by it',
    { prepare: real },
    async (panel) => {
      await panel.state('ready');
      await go(panel, 'models');
      const models = await panel.host((host) => host.answers.modelsTab.rows.length);
      const context = JSON.parse(await panel.page.locator('.grid-row').first().getAttribute('data-vscode-context'));
      assert.equal(context.webviewSection, 'filterRow');
      for (const action of ['copyValue', 'copyRow', 'copyCsv', 'filterBy']) {
        await panel.host((host, given) => host.emit('gridMenu', given), {
          action,
          grid: context.grid,
          row: context.row,
          column: 'cost',
        });
      }
      await panel.page.waitForFunction(() => window.host.copied.length === 3);
      const [value, row, csv] = await panel.host((host) => host.copied);
      assert.match(value, /^\$[\d,.]+ · recorded$/);
      assert.ok(row.startsWith(`${context.row}\t`));
      assert.equal(csv.trim().split('\r\n').length, 1 + models);
      await panel.page.waitForFunction((key) => window.host.saved.filter.models?.[0] === key, context.row);
    },
  );

  await withPanel(
    'columns can be chosen',
    { prepare: (host) => ((host.real = true), (host.saved = { tab: 'models' })) },
    async (panel) => {
      await panel.state('ready');
      await panel.page.locator('.section-model-rows summary').click();
      await panel.page.getByRole('checkbox', { name: 'Errors' }).uncheck();
      await panel.page.waitForFunction(() => !document.querySelector('.grid-head').textContent.includes('Errors'));
      await panel.page.getByRole('checkbox', { name: 'First' }).check();
      await panel.page.waitForFunction(() => document.querySelector('.grid-head').textContent.includes('First'));
    },
  );
}

/** Runs in the page: the innermost elements that reach beyond the width. */
function whatSticksOut(width) {
  const out = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > width + 1);
  const innermost = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  return [...new Set(innermost.map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`))]
    .slice(0, 8)
    .join(', ');
}
