import assert from 'node:assert/strict';

const view = 'inspector';
const asked = (panel, what) => panel.host((host, name) => host.asked.filter(([one]) => one === name).length, what);
const selectedRow = (panel) => panel.page.locator('.turn-rows .turn-row[aria-selected=true]');
const announced = (panel) => panel.page.locator('[role=status]').textContent();
const open = async (panel) => {
  await panel.state('ready');
  await panel.page.waitForSelector('.turn-rows .turn-row:not(:has(.turn-waiting))');
};

async function keyboard({ withPanel }) {
  await withPanel('everything is reached and done by keyboard alone', { view }, async (panel) => {
    await open(panel);
    const stops = [];
    for (let press = 0; press < 60; press++) {
      await panel.page.keyboard.press('Tab');
      const stop = await panel.page.evaluate(() => {
        const one = document.activeElement;
        return one === document.body ? '' : (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40);
      });
      if (stop === '' && press > 5) break;
      stops.push(stop);
      const outlined = await panel.page.evaluate(() => {
        const one = document.activeElement;
        const around = [one, one.closest('tr')].filter(Boolean);
        return (
          one === document.body ||
          one.shadowRoot !== null ||
          around.some((each) => getComputedStyle(each).outlineStyle !== 'none')
        );
      });
      assert.ok(outlined, `no focus is seen on ${stop}`);
    }
    for (const wanted of [
      /^Timeline of 6 turns/,
      /^Context growth: at most/,
      /^Turns and requests/,
      /^Copy session id/,
      /^Resume/,
    ]) {
      assert.ok(
        stops.some((stop) => wanted.test(stop)),
        `${wanted} is not reached: ${stops.join(' | ')}`,
      );
    }
    await panel.page.locator('.turn-rows').focus();
    await panel.page.keyboard.press('Home');
    await panel.page.waitForSelector('#title-detail:text("Turn 1")');
    const total = () => panel.page.locator('.turn-grid').getAttribute('aria-rowcount');
    assert.equal(await total(), '55');
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.waitForSelector('.turn-grid[aria-rowcount="46"]');
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.waitForSelector('.turn-grid[aria-rowcount="55"]');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.waitForSelector('#title-detail:text("Request 1")');
    await panel.page.keyboard.press('End');
    await panel.page.waitForSelector('#title-detail:text("Request 48")');
    assert.match(await announced(panel), /^Request 48, /);
    const described = await panel.page.locator('.turn-rows').getAttribute('aria-activedescendant');
    assert.match(await panel.page.locator(`#${described}`).textContent(), /^\s*48/);
  });
}

async function long({ withPanel }) {
  const prepare = (host) => host.makeLong(10_000);
  await withPanel('a session of 10,000 turns is paged, and answers at once', { view, prepare }, async (panel) => {
    await open(panel);
    assert.equal(await panel.page.locator('.turn-grid').getAttribute('aria-rowcount'), '20001');
    assert.ok((await panel.page.locator('.turn-rows .turn-row').count()) < 60, 'more rows than can be seen');
    await panel.page.locator('.turn-rows').focus();
    await panel.page.locator('.turn-rows').evaluate((rows) => (rows.scrollTop = rows.scrollHeight));
    await panel.page.waitForSelector('.turn-row:has-text("Turn 10,000")');
    await panel.page.getByRole('button', { name: 'Show turns only' }).click();
    await panel.page.waitForSelector('.turn-grid[aria-rowcount="10001"]');
  });

  await withPanel('a running session is followed without a long task', { view }, async (panel) => {
    await open(panel);
    await panel.page.evaluate(() => {
      window.longTasks = [];
      new PerformanceObserver((list) =>
        list.getEntries().forEach((one) => window.longTasks.push(one.duration)),
      ).observe({
        type: 'longtask',
      });
    });
    await selectedRow(panel).count();
    for (let time = 1; time <= 8; time++) {
      await panel.host((host) => host.grow());
      await panel.page.waitForSelector(`.turn-grid[aria-rowcount="${55 + time}"]`);
    }
    const tasks = await panel.page.evaluate(() => window.longTasks);
    // On a machine that does other things as well a task may be held up: most must not be long.
    assert.ok(tasks.filter((duration) => duration > 50).length <= 3, `long tasks: ${tasks.join(', ')} ms`);
  });

  await withPanel('a hidden inspector asks nothing and catches up when shown', { view }, async (panel) => {
    await open(panel);
    const show = (state) =>
      panel.page.evaluate((next) => {
        Object.defineProperty(document, 'visibilityState', { value: next, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    const before = await asked(panel, 'inspection');
    await panel.host((host) => host.grow());
    await panel.page.waitForTimeout(400);
    assert.equal(await asked(panel, 'inspection'), before);
    await show('visible');
    await panel.page.waitForSelector('.turn-grid[aria-rowcount="56"]');
  });
}

/** The page of one session: all of it by keyboard, and sessions that are long or running. */
export async function inspector(tools) {
  for (const check of [keyboard, long]) await check(tools);
}
