import assert from 'node:assert/strict';

const html = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b>';

function hostile(host, title) {
  const rename = (row) => ({ ...row, title, label: title, projectLabel: title });
  host.ambient = { ...host.ambient, workspaceName: title };
  host.edit = (report) => ({
    ...report,
    topSessions: report.topSessions.map(rename),
    topProjects: report.topProjects.map((row, index) => ({ ...rename(row), folder: `${index}${title}` })),
    topModels: report.topModels.map((row, index) => ({ ...row, model: { ...row.model, modelID: `${title}${index}` } })),
    series: report.series.map((one, index) =>
      one.model ? { ...one, model: { ...one.model, modelID: `${title}${index}` } } : one,
    ),
  });
}

/** Titles, folders and models come from disk: whatever they hold is shown as letters and moves nothing. */
export async function hostileText({ withPanel }) {
  const cases = {
    'HTML and scripts': html,
    'right-to-left overrides': 'abc \u202e\u2066 gpj.exe \u05d0\u05d1\u05d2',
    'control characters': 'a\u0000b\u0007c\u001b[31md\u0085e',
    '100,000 letters': 'W'.repeat(100_000),
    'placeholders of our own texts': '{0} {1} ${x} %s',
    'nothing at all': '',
  };
  for (const [name, title] of Object.entries(cases)) {
    await withPanel(`${name} stay inert`, { prepare: hostile, argument: title }, async (panel) => {
      await panel.state('ready');
      assert.equal(await panel.page.evaluate(() => window.hacked), undefined);
      assert.equal(await panel.page.locator('main img, main script').count(), 0);
      assert.equal(await panel.page.locator('main b', { hasText: /^bold$/ }).count(), 0);
      assert.ok(
        (await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0,
        'wider than the window',
      );
      const heights = await panel.page.$$eval('.tops tbody tr', (rows) =>
        rows.map((row) => row.getBoundingClientRect().height),
      );
      assert.deepEqual([...new Set(heights)], [22]);
      const longest = await panel.page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('*')].flatMap((one) =>
            [...one.attributes].map((attribute) => attribute.value.length),
          ),
        ),
      );
      assert.ok(longest < 2000, `an attribute of ${longest} letters`);
      const shown = await panel.page.locator('main').innerText();
      assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/.test(shown), 'control characters are shown');
    });
  }

  await withPanel(
    'numbers no ledger should hold do not break the page',
    {
      prepare: (host) => {
        const wild = (figures) => ({
          ...figures,
          requests: 1e15,
          cost: { ...figures.cost, amount: 9e15 },
          tokens: { ...figures.tokens, cacheRead: 1e18 },
        });
        host.edit = (report) => ({
          ...report,
          figures: wild(report.figures),
          topModels: report.topModels.map((row) => ({ ...row, figures: wild(row.figures) })),
          buckets: report.buckets.map((bucket) => ({
            ...bucket,
            figures: wild(bucket.figures),
            costs: bucket.costs.map(() => 9e15),
          })),
        });
      },
    },
    async (panel) => {
      await panel.state('ready');
      assert.ok(
        (await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0,
        'wider than the window',
      );
    },
  );
}
