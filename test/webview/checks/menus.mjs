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
}
