import assert from 'node:assert/strict';

const status = (panel) => panel.page.locator('[role=status]').textContent();
const caption = async (panel) => (await panel.page.locator('.toolbar .caption').innerText()).trim();

/** The Overview is there; the Skills tab has nothing but what it showed last. */
const skillsKept = (host) => {
  host.held.add('skillsTab');
  const query = { range: '30d', scope: 'workspace' };
  host.kept.skillsTab = { query, report: { ...host.sampleSkills(query), asOf: Date.now() - 2 * 86_400_000 } };
};

/** Until a tab's report has come it shows what it showed last, and says so. */
export async function lastReports({ withPanel }) {
  await withPanel(
    'the report shown last is painted at once, then the true one',
    {
      prepare: (host) => {
        host.real = true;
        host.held.add('overview');
        const filter = { range: '30d', scope: 'workspace' };
        host.kept.overview = { query: filter, report: host.sample(filter) };
      },
    },
    async (panel) => {
      await panel.state('ready');
      assert.match(await caption(panel), /^shown last \w+/);
      await panel.page.waitForSelector('.progress.waiting');
      assert.match(await status(panel), /^shown last, as of /);
      assert.equal(await panel.page.locator('#tab-panel').getAttribute('aria-busy'), 'true');
      await panel.host((host) => host.release());
      await panel.page.waitForSelector('#tab-panel:not([aria-busy])');
      assert.match(await caption(panel), /^as of /);
      assert.match(await status(panel), /^Last 30 days: /);
      assert.equal(await panel.page.locator('.progress').count(), 0);
    },
  );

  await withPanel('a tab flipped to later shows what it showed last', { prepare: skillsKept }, async (panel) => {
    await panel.state('ready');
    assert.match(await caption(panel), /^as of /);
    await panel.page.locator('#tab-skills').click();
    await panel.page.waitForSelector('main[data-tab="skills"][data-state="ready"]');
    // It is of another day, which is said.
    assert.match(await caption(panel), /^shown last \w+ \d+/);
    const title = await panel.page.locator('.toolbar .caption').getAttribute('title');
    assert.match(title, /^shown last, as of .+, \d\d:\d\d:\d\d · reading…$/);
    assert.match(await status(panel), /^shown last/);
    await panel.page.locator('#tab-overview').click();
    await panel.page.waitForSelector('main[data-tab="overview"]');
    assert.match(await caption(panel), /^as of /);
    await panel.page.locator('#tab-skills').click();
    await panel.host((host) => host.release());
    await panel.page.waitForFunction(() => document.querySelector('.caption').textContent.includes('as of '));
    assert.deepEqual(await panel.host((host) => host.askedLast), ['overview', 'skillsTab']);
  });

  await withPanel('single cases are not kept: they are said to be read', { prepare: skillsKept }, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => {
      const { report } = host.kept.skillsTab;
      const without = (part) => ({ ...part, cases: [] });
      const { edits, intents } = report;
      const kept = { edits: { ...edits, cells: edits.cells.map(without) }, intents: without(intents) };
      host.kept.skillsTab = { ...host.kept.skillsTab, report: { ...report, ...kept } };
    });
    await panel.page.locator('#tab-skills').click();
    await panel.page.waitForSelector('main[data-tab="skills"][data-state="ready"]');
    await panel.page.locator('.section-edits button.share-cell').first().click();
    const said = 'Its cases are being read…';
    assert.equal(await panel.page.locator('.section-edits .quiet-line').innerText(), said);
    assert.equal(await panel.page.locator('.section-intents .quiet-line').innerText(), said);
    await panel.host((host) => host.release());
    await panel.page.locator('.section-edits .cases button').first().waitFor();
    assert.equal(await panel.page.getByText(said).count(), 0);
  });

  await withPanel('nothing moves when the current figures come', { prepare: skillsKept }, async (panel) => {
    const { page } = panel;
    const top = () => page.evaluate(() => document.querySelector('main').getBoundingClientRect().top);
    await panel.state('ready');
    await page.locator('#tab-skills').click();
    await page.waitForSelector('main[data-tab="skills"][data-state="ready"]');
    const widths = [360, 480, 640, 800, 1000, 1200, 1440];
    const tops = async () => {
      const found = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        found.push(await top());
      }
      return found;
    };
    const before = await tops();
    await panel.host((host) => host.release());
    await page.waitForSelector('#tab-panel:not([aria-busy])');
    assert.deepEqual(await tops(), before);
  });

  await withPanel('what was shown last of another query stays away', { prepare: skillsKept }, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => (host.kept.skillsTab.query = { range: '7d', scope: 'workspace' }));
    await panel.page.locator('#tab-skills').click();
    await panel.page.waitForFunction(() => window.host.askedLast.includes('skillsTab'));
    await panel.state('loading');
  });

  await withPanel('a broken one is dropped, whatever its shape', { prepare: skillsKept }, async (panel) => {
    await panel.state('ready');
    // Enough of a report to be taken, too little to be drawn.
    await panel.host((host) => (host.kept.skillsTab.report = { callsEverywhere: 1, skills: {}, revision: 'x' }));
    await panel.page.locator('#tab-skills').click();
    await panel.page.waitForFunction(() => window.host.askedLast.includes('skillsTab'));
    await panel.state('loading');
    await panel.host((host) => host.release());
    await panel.state('ready');
    assert.ok((await panel.page.locator('.section-skills tbody tr').count()) > 5);
  });

  await withPanel('when reading fails the old figures stay, with their day', { prepare: skillsKept }, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => void host.failing.add('skillsTab'));
    await panel.page.locator('#tab-skills').click();
    await panel.page.waitForSelector('main[data-tab="skills"][data-state="ready"]');
    await panel.host((host) => host.release());
    await panel.page.waitForSelector('.notice');
    assert.match(await panel.page.locator('.notice').innerText(), /These are the figures of .+, \d\d:\d\d:\d\d\./);
    assert.match(await caption(panel), /as of .+, \d\d:\d\d:\d\d$/);
    assert.equal(await panel.page.locator('.progress').count(), 0);
  });
}
