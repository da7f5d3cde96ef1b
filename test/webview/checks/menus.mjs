import assert from 'node:assert/strict';

const real = (host) => (host.real = true);
const contextOf = async (locator) => JSON.parse(await locator.getAttribute('data-vscode-context'));
const pick = (panel, context, action, column) =>
  panel.host((host, given) => host.emit('gridMenu', given), {
    action,
    grid: context.grid,
    row: context.row,
    column: column ?? context.column ?? '',
  });
const copied = async (panel, count) => {
  await panel.page.waitForFunction((least) => window.host.copied.length >= least, count);
  return panel.host((host) => host.copied);
};

/** What VS Code's context menus do on charts, short tables and grids, by mouse and by the menu key. */
export async function menus({ withPanel }) {
  await withPanel('a bar of a chart copies, filters and exports', { prepare: real }, async (panel) => {
    await panel.state('ready');
    const canvas = panel.page.locator('.section-cost canvas');
    const box = await canvas.boundingBox();
    await panel.page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    const pointed = await contextOf(canvas);
    assert.deepEqual([pointed.webviewSection, pointed.canExport], ['filterRow', true]);
    await canvas.focus();
    await panel.page.keyboard.press('End');
    const last = await contextOf(canvas);
    const { buckets, series } = await panel.host((host) => host.lastReport);
    assert.equal(last.row, String(buckets.length - 1));
    for (const action of ['copyValue', 'copyRow', 'copyCsv']) await pick(panel, last, action);
    const [value, row, csv] = await copied(panel, 3);
    assert.equal(value, `$${(buckets.at(-1).figures.cost.amount / 1e9).toFixed(2)}`);
    assert.equal(row.split('\t').length, 2 + series.length);
    assert.equal(csv.trim().split('\r\n').length, 1 + buckets.length);
    await pick(panel, last, 'export');
    await panel.page.waitForFunction(() => window.host.commands.length === 1);
    const [command] = await panel.host((host) => host.commands);
    assert.deepEqual([command.name, command.kind, command.filter.range], ['exportReport', 'daily', '30d']);
    await pick(panel, last, 'filterBy');
    await panel.page.waitForFunction(() => typeof window.host.asked.at(-1).query.range === 'object');
    const { range } = await panel.host((host) => host.asked.at(-1).query);
    // The last bar ends with the range it was cut from: now.
    assert.equal(range.from, buckets.at(-1).range.from);
    assert.ok(range.to > range.from && range.to <= buckets.at(-1).range.to);
  });

  await withPanel('a row of a short table and a day of the year copy and filter', { prepare: real }, async (panel) => {
    await panel.state('ready');
    const project = await contextOf(panel.page.locator('.section-projects tbody td').first());
    const report = await panel.host((host) => host.lastReport);
    for (const action of ['copyValue', 'copyCsv']) await pick(panel, project, action);
    const [value, csv] = await copied(panel, 2);
    assert.equal(value, String(report.topProjects[0].figures.sessions));
    assert.equal(csv.trim().split('\r\n').length, 1 + Math.min(8, report.topProjects.length));
    const day = await contextOf(panel.page.locator('.section-year .heat').last());
    await pick(panel, day, 'copyRow');
    const row = (await copied(panel, 3))[2];
    assert.ok(row.includes(String(report.year.days.at(-1).requests)), row);
    await pick(panel, project, 'filterBy');
    await panel.page.waitForFunction(
      (folder) => window.host.asked.at(-1).query.projects?.[0] === folder,
      report.topProjects[0].folder,
    );
  });

  await withPanel('the menu key speaks of the row the arrows stand on', { prepare: real }, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('#tab-models').click();
    await panel.page.waitForSelector('main[data-tab="models"][data-state="ready"]');
    const grid = panel.page.locator('.section-model-rows .grid');
    await grid.focus();
    await panel.page.keyboard.press('ArrowDown');
    const rows = await panel.host((host) => host.answers.modelsTab.rows.map(({ model }) => model));
    const { row, webviewSection } = await contextOf(grid);
    assert.deepEqual([row, webviewSection], [`${rows[1].providerID}/${rows[1].modelID}`, 'filterRow']);
  });

  const many = (host) => (
    (host.real = true),
    (host.size = 2000),
    (host.saved = { tab: 'sessions', filter: { range: 'all', scope: 'all' } })
  );
  await withPanel('the CSV of the sessions has all rows, not only those loaded', { prepare: many }, async (panel) => {
    await panel.page.waitForSelector('main[data-tab="sessions"][data-state="ready"]');
    const count = await panel.host((host) => host.answers.sessionsTab.count);
    assert.ok(count > 500, String(count));
    await pick(panel, await contextOf(panel.page.locator('.grid-row').first()), 'copyCsv');
    const [csv] = await copied(panel, 1);
    assert.equal(csv.trim().split('\r\n').length, 1 + count);
  });

  await withPanel('every tab with a table exports what is shown', { prepare: real }, async (panel) => {
    await panel.state('ready');
    const kinds = { time: 'daily', models: 'models', projects: 'projects', sessions: 'sessions', tools: 'tools' };
    for (const [tab, kind] of Object.entries(kinds)) {
      await panel.page.locator(`#tab-${tab}`).click();
      await panel.page.waitForSelector(`main[data-tab="${tab}"][data-state="ready"]`);
      await panel.page
        .getByRole('button', { name: /^Export / })
        .first()
        .click();
      await panel.page.waitForFunction((wanted) => window.host.commands.at(-1)?.kind === wanted, kind);
    }
  });

  await withPanel(
    'every table of every tab is exported by its menu, its figures as figures',
    { prepare: real },
    async (panel) => {
      await panel.state('ready');
      const seen = new Set();
      for (const tab of await panel.page.locator('[role=tab]').evaluateAll((all) => all.map(({ id }) => id.slice(4)))) {
        await panel.page.locator(`#tab-${tab}`).click();
        await panel.page.waitForSelector(`main[data-tab="${tab}"][data-state="ready"]`);
        const contexts = await panel.page.locator('main').evaluate(rowContexts);
        assert.deepEqual(contexts.without, [], `${tab}: tables without a menu`);
        for (const context of contexts.found) {
          if (seen.has(context.grid)) continue;
          seen.add(context.grid);
          assert.ok(context.canExport, `${context.grid} exports nothing`);
          await panel.host((host) => (host.commands.length = 0));
          await pick(panel, context, 'export');
          await panel.page.waitForFunction(() => window.host.commands.length === 1);
          const [{ name, table, kind, filter }] = await panel.host((host) => host.commands);
          assert.ok(filter.range, context.grid);
          if (name === 'exportReport') assert.ok(kind, context.grid);
          else checkTable(table);
        }
      }
      for (const grid of [
        'skills-table',
        'skills-edits',
        'skills-loops',
        'live-running',
        'omp-models',
        'ledger-lines',
      ]) {
        assert.ok(seen.has(grid), `${grid} is not on its tab`);
      }
    },
  );
}

/** What the first row of each table says of itself to VS Code; runs in the page. */
function rowContexts(main) {
  const found = [];
  const without = [];
  for (const table of main.querySelectorAll('table, .grid, .hours, .year, .running')) {
    const row = table.querySelector('tbody tr:not(.they-say), .grid-row, .hours button, .heat, .live-card');
    const told = [row, ...(row?.querySelectorAll('[data-vscode-context]') ?? [])]
      .map((element) => element?.getAttribute('data-vscode-context'))
      .filter(Boolean)
      .map((text) => JSON.parse(text))
      .find(({ grid }) => grid);
    if (told) found.push(told);
    else if (row !== null)
      without.push(table.getAttribute('aria-labelledby') ?? table.getAttribute('aria-label') ?? table.className);
  }
  return { found, without };
}

/** Names any script can use, values in every column, and the parts that are not plain counts labelled. */
function checkTable({ name, columns, rows }) {
  const allowed = /^[a-z][a-z0-9_-]{0,60}$/;
  assert.match(name, allowed);
  const names = columns.map((column) => column.name);
  for (const column of names) assert.match(column, allowed, `${name}: ${column}`);
  assert.equal(new Set(names).size, names.length, `${name}: ${names}`);
  assert.ok(rows.length > 0, `${name} has no rows`);
  for (const row of rows) assert.equal(row.length, columns.length, name);
  const figures = rows.flat().filter((value) => typeof value === 'number');
  assert.ok(figures.length > 0 || name === 'omp-errors', `${name} has no figure`);
  const estimated = { skills: 'cost', 'edit-formats': 'wasted_tokens', 'omp-tools': 'cost_share', 'what-if': 'cost' };
  if (name in estimated) {
    assert.equal(columns.find((column) => column.name === estimated[name])?.basis, 'estimated', name);
  }
  if (name === 'retries') assert.equal(columns.find((column) => column.name === 'times').basis, 'inferred');
}
