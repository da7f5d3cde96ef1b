import assert from 'node:assert/strict';
import path from 'node:path';
import { bundleWorker } from '../support/bundle.mjs';

const everything = { range: 'all', scope: 'all' };
const sums = ({ cost, requests, sessions }) => ({ cost: cost.amount, requests, sessions });
const ready = (panel, tab) => panel.page.waitForSelector(`main[data-tab="${tab}"][data-state="ready"]`);
const answer = (panel, method) => panel.host((host, name) => host.answers[name], method);

async function onTab(panel, tab) {
  await panel.page.locator(`#tab-${tab}`).click();
  await ready(panel, tab);
}

/** Does something that leads on, gives what the tab it leads to answers, and goes back. */
async function follow(panel, act, method = 'sessionsTab', tab = 'sessions') {
  const from = await panel.page.locator('main').getAttribute('data-tab');
  await panel.host((host, name) => delete host.answers[name], method);
  await act();
  await panel.page.waitForFunction((name) => name in window.host.answers, method);
  await ready(panel, tab);
  const report = await answer(panel, method);
  const shown = await panel.page
    .locator('.grid-total')
    .first()
    .innerText()
    .catch(() => '');
  const chips = await panel.page.locator('.filter-chip').allInnerTexts();
  const sorted = await panel.page.locator('[aria-sort="descending"]').allInnerTexts();
  await panel.page.keyboard.press('Alt+ArrowLeft');
  await ready(panel, from);
  return { report, shown, chips, sorted };
}

/** Follows a mark to the sessions behind it: the sums must be the mark's, on the page as well. */
async function sameSums(panel, name, figures, act) {
  const { report, shown } = await follow(panel, act);
  assert.deepEqual(sums(report.totals.figures), sums(figures), name);
  assert.ok(
    shown.includes(`$${(figures.cost.amount / 1e9).toFixed(2)}`.replace(/\B(?=(\d{3})+\.)/, ',')),
    `${name}: ${shown}`,
  );
}

const overviewPaths = async (panel) => {
  const { page } = panel;
  const report = await answer(panel, 'overview');
  await sameSums(panel, 'the figure', report.figures, () => page.locator('#figure-cost').click());
  await sameSums(panel, 'a bar of cost', report.buckets.at(-2).figures, async () => {
    await page.locator('.section-cost canvas').focus();
    for (const key of ['End', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  });
  const [model] = report.topModels;
  await sameSums(panel, 'a top model', model.figures, () =>
    page.locator('.section-models .row-button').first().click(),
  );
  const [project] = report.topProjects;
  await sameSums(panel, 'a top project', project.figures, () =>
    page.locator('.section-projects .row-button').first().click(),
  );
  const day = report.year.days.at(-3);
  const behindDay = await follow(panel, () => page.locator('.section-year .heat').nth(-3).click());
  const { cost, requests } = behindDay.report.totals.figures;
  assert.deepEqual([cost.amount, requests], [day.cost, day.requests], 'a day of the year');
  const tool = report.topCalls.tools[0];
  const behindTool = await follow(
    panel,
    () => page.locator('.section-tools .row-button').first().click(),
    'toolsTab',
    'tools',
  );
  assert.deepEqual([behindTool.report.totals.calls, behindTool.report.totals.failed], [tool.calls, tool.failed]);
};

const clockAndKindPaths = async (panel) => {
  const { page } = panel;
  const { year, figures } = await answer(panel, 'overview');
  // Two different ones: what was asked a moment ago is not asked again.
  for (const hour of [year.busiestHour, (year.busiestHour + 7) % 24]) {
    const { report, chips } = await follow(panel, () => page.locator('.hours button').nth(hour).click());
    assert.equal(report.totals.figures.requests, year.hours[hour], `the hour ${hour}`);
    const clock = String(hour).padStart(2, '0');
    assert.ok(chips.join().includes(`${clock}:00 – ${clock}:59`), chips.join());
  }
  const kinds = { cacheRead: 'Cache read', cacheWrite: 'Cache write', input: 'Input', output: 'Output' };
  for (const [kind, label] of Object.entries({ ...kinds, reasoning: 'Reasoning' })) {
    const row = page.locator('.section-tokens .row-button', { hasText: label });
    const { report, sorted } = await follow(panel, () => row.click());
    assert.equal(report.totals.figures.tokens[kind], figures.tokens[kind], kind);
    const ranked = report.rows.map((one) => one.figures.tokens[kind]);
    assert.ok(ranked[0] > 0 || figures.tokens[kind] === 0, kind);
    assert.deepEqual(
      ranked,
      [...ranked].sort((a, b) => b - a),
      `ranked by ${kind}`,
    );
    assert.deepEqual(
      sorted.map((text) => text.trim()),
      [label],
    );
  }
};

const gridPaths = async (panel) => {
  const { page } = panel;
  const row = (section, index = 0) =>
    page.locator(`.section-${section} .grid-row`).nth(index).locator('.grid-cell').nth(1);
  await onTab(panel, 'models');
  const models = await answer(panel, 'modelsTab');
  assert.ok(models.sources.length === 2 && models.providers.length > 1 && models.agents.length > 1);
  for (const [section, rows] of [
    ['model-rows', models.rows],
    ['providers-rows', models.providers],
    ['agents-rows', models.agents],
    ['sources-rows', models.sources],
  ]) {
    await sameSums(panel, section, rows[1].figures, () => row(section, 1).click());
  }
  await onTab(panel, 'projects');
  const projects = await answer(panel, 'projectsTab');
  await sameSums(panel, 'a project', projects.rows[1].figures, () => row('project-rows', 1).click());
  const [folder] = projects.tree;
  await sameSums(panel, 'a folder of the tree', folder.figures, () => row('folder-rows').click());
  await onTab(panel, 'time');
  const time = await answer(panel, 'timeTab');
  const busiest = time.rows.reduce((best, one) => (one.figures.cost.amount > best.figures.cost.amount ? one : best));
  // The newest stands first; it is not the busiest in the first hours of a day.
  const place = time.rows.length - 1 - time.rows.indexOf(busiest);
  await sameSums(panel, 'a row of the Time tab', busiest.figures, () => row('time-rows', place).click());
};

const toolPaths = async (panel) => {
  const { page } = panel;
  await onTab(panel, 'tools');
  const tools = await answer(panel, 'toolsTab');
  const failing = tools.rows.findIndex(({ failed }) => failed > 0);
  const cell = (section, index) =>
    page.locator(`.section-${section} .grid-row`).nth(index).locator('.grid-cell').nth(1);
  const byTool = await follow(panel, () => cell('tool-rows', failing).click());
  assert.equal(byTool.report.totals.figures.sessions, tools.rows[failing].failedSessions, 'the failures of a tool');
  const byFailure = await follow(panel, () => cell('failure-rows', 0).click());
  assert.equal(byFailure.report.totals.figures.sessions, tools.failures[0].sessions, 'a kind of failure');
};

async function singlePaths(panel, ask) {
  const { page } = panel;
  await onTab(panel, 'sessions');
  const [first] = (await answer(panel, 'sessionsTab')).rows;
  await page.locator('.grid-row .grid-cell').nth(1).click();
  await page.waitForFunction(() => window.host.commands.length === 1);
  const [{ name, sessionId }] = await panel.host((host) => host.commands);
  assert.deepEqual([name, sessionId], ['openSession', first.id]);
  const { session } = await ask('inspection', sessionId);
  assert.equal(session.workflow.cost.amount, first.figures.cost.amount, 'a session and its inspector');
  await onTab(panel, 'ledger');
  const { reconcile } = await answer(panel, 'ledger');
  const line = reconcile.lines.find(({ requests, behind }) => requests > 0 && behind.length > 0);
  assert.ok(line, 'no line of the ledger has sessions behind it');
  assert.equal(
    line.behind.reduce((sum, one) => sum + one.requests, 0),
    line.requests,
    'a line of the ledger and its sessions',
  );
}

/** Ten and more ways from a mark to what is behind it, on the figures of a real worker with 5,000 sessions. */
export async function drillDowns({ withPanel, root, folder }) {
  const startRealWorker = await bundleWorker(root, folder);
  const worker = await startRealWorker(path.join(folder, 'made'), path.join(folder, 'worker.cjs'), 5000);
  try {
    const options = (filter) => ({
      answers: worker.ask,
      argument: { filter },
      prepare: (host, given) => Object.assign(host, { worker: true, saved: given }),
    });
    await withPanel('from the Overview to the same sums', options(everything), async (panel) => {
      await ready(panel, 'overview');
      await overviewPaths(panel);
    });
    await withPanel('from an hour of the day and from a kind of tokens', options(everything), async (panel) => {
      await ready(panel, 'overview');
      await clockAndKindPaths(panel);
    });
    await withPanel('from the rows of tables to the same sums', options(everything), async (panel) => {
      await ready(panel, 'overview');
      await gridPaths(panel);
      await toolPaths(panel);
    });
    await withPanel(
      'from a session to its inspector, from a line to its sessions',
      options(everything),
      async (panel) => {
        await ready(panel, 'overview');
        await singlePaths(panel, worker.ask);
      },
    );
    const hours = { ...options({ range: '24h', scope: 'all' }) };
    hours.argument = { ...hours.argument, tabOptions: { time: { unit: 'hour' } }, tab: 'time' };
    await withPanel('from an hour to its sessions', hours, async (panel) => {
      await ready(panel, 'time');
      const { rows } = await answer(panel, 'timeTab');
      const index = rows.findIndex(({ figures }) => figures.requests > 0);
      await sameSums(panel, 'an hour', rows[index].figures, async () => {
        await panel.page.locator('.section-time-cost canvas').focus();
        await panel.page.keyboard.press('Home');
        for (let step = 0; step < index; step++) await panel.page.keyboard.press('ArrowRight');
        await panel.page.keyboard.press('Enter');
      });
    });
    await withPanel('every tab shows 5,060 sessions in their sums', options(everything), async (panel) => {
      await ready(panel, 'overview');
      const { figures } = await answer(panel, 'overview');
      assert.equal(figures.sessions, 5060);
      for (const [tab, method] of [
        ['time', 'timeTab'],
        ['models', 'modelsTab'],
        ['projects', 'projectsTab'],
        ['sessions', 'sessionsTab'],
      ]) {
        await onTab(panel, tab);
        assert.deepEqual(sums((await answer(panel, method)).totals.figures), sums(figures), tab);
      }
      for (const [tab, rows] of [
        ['tools', '.grid-row'],
        ['skills', 'table'],
        ['live', '.section-running'],
        ['ledger', '.ledger-lines tbody tr'],
      ]) {
        await onTab(panel, tab);
        await panel.page.waitForSelector(rows);
      }
    });
  } finally {
    await worker.close();
  }
}
