import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const view = 'inspector';
const asked = (panel, what) => panel.host((host, name) => host.asked.filter(([one]) => one === name).length, what);
const selectedRow = (panel) => panel.page.locator('.turn-rows .turn-row[aria-selected=true]');
const announced = (panel) => panel.page.locator('[role=status]').textContent();
const open = async (panel) => {
  await panel.state('ready');
  await panel.page.waitForSelector('.turn-rows .turn-row:not(:has(.turn-waiting))');
};

async function openEdit(panel) {
  // A request whose first call edits and did not fail.
  await panel.page.locator('.turn-rows .turn-row', { hasText: '10:15' }).first().click();
  await panel.page.waitForSelector('#title-detail:text("Request 7")');
  await panel.page.locator('.calls .call', { hasText: 'edit' }).first().click();
  await panel.page.waitForSelector('.diff-line.added');
}

const wider = (panel) => panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function looks({ withPanel, pictures }) {
  for (const theme of Object.keys(themes)) {
    await withPanel(
      `inspector in ${theme}: axe finds nothing serious`,
      { view, theme, reducedMotion: true },
      async (panel) => {
        await open(panel);
        await openEdit(panel);
        await picture(panel, pictures, `inspector-${theme}`, true);
        await audit(panel, theme);
      },
    );
  }
  for (const width of [400, 800, 1600]) {
    await withPanel(
      `inspector at ${width} px: nothing is wider than the window`,
      { view, width, reducedMotion: true },
      async (panel) => {
        await open(panel);
        await openEdit(panel);
        await picture(panel, pictures, `inspector-dark-${width}`, true);
        assert.ok((await wider(panel)) <= 0, 'wider than the window');
        const heads = await panel.page.$$eval('.turn-head span, .table thead th', (all) =>
          all.filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
        );
        assert.deepEqual(heads, [], 'cut heads');
      },
    );
  }
}

async function states({ withPanel }) {
  const prepare = (host, answer) => (host.answer = answer);
  const show = (name, answer, state, check) =>
    withPanel(name, { view, prepare, argument: answer }, async (panel) => {
      await panel.state(state);
      await check(panel);
    });
  await show('a session that is being read has boxes of the final size', 'held', 'loading', async (panel) =>
    assert.equal(await panel.page.locator('.figure').count(), 6),
  );
  await show('a session that is gone says so', 'gone', 'empty', async (panel) => {
    assert.match(await panel.page.locator('main').textContent(), /This session is gone/);
    await panel.host((host) => (host.answer = 'session'));
    await panel.page.getByText('Look Again').click();
    await panel.state('ready');
  });
  await show('a session that cannot be read says why, and is read again', 'fail', 'error', async (panel) => {
    assert.match(await panel.page.locator('main').textContent(), /The database is busy\.\s*It is read again soon\./);
    await panel.host((host) => (host.answer = 'session'));
    await panel.page.getByText('Retry').click();
    await panel.state('ready');
    assert.deepEqual(await panel.host((host) => host.actions), [{ name: 'refresh' }]);
  });
}

async function selection({ withPanel }) {
  await withPanel('a row, a mark and a column select the same request', { view }, async (panel) => {
    await open(panel);
    await panel.page.locator('.growth-chart canvas').focus();
    await panel.page.keyboard.press('End');
    assert.match(await announced(panel), /^Request 48: /);
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('#title-detail:text("Request 48")');
    await selectedRow(panel).waitFor();
    assert.match(await selectedRow(panel).textContent(), /^\s*48/);
    await panel.page.locator('.timeline').focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.match(await announced(panel), /^Request, claude-sonnet-4-5, 10:12:31/);
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('#title-detail:text("Request 2")');
    await panel.page.waitForFunction(() =>
      /^\s*2\s/.test(document.querySelector('.turn-row[aria-selected=true]')?.textContent ?? ''),
    );
    await panel.page.keyboard.press('ArrowDown');
    assert.match(await announced(panel), /^Tool call, /);
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('.call[aria-expanded=true]');
  });

  await withPanel('texts are asked for when a call is opened, and gone when it is closed', { view }, async (panel) => {
    await open(panel);
    assert.equal(await asked(panel, 'call'), 0);
    await openEdit(panel);
    assert.equal(await asked(panel, 'call'), 1);
    const lines = await panel.page.$$eval('.diff-line', (all) => all.map((one) => one.className));
    assert.deepEqual(lines.slice(0, 4), [
      'diff-line same',
      'diff-line removed',
      'diff-line removed',
      'diff-line added',
    ]);
    assert.ok((await panel.page.locator('.diff-line b').count()) > 0);
    await panel.page.locator('.call[aria-expanded=true]').click();
    assert.equal(await panel.page.locator('.diff, pre').count(), 0);
    await panel.page.locator('.turn-row.of-turn').first().click();
    assert.equal(await asked(panel, 'prompt'), 0);
    await panel.page.getByRole('button', { name: 'Show prompt' }).click();
    await panel.page.waitForSelector('pre:text("Keep the tests green")');
    await panel.page.getByRole('button', { name: 'Open changes' }).click();
    await panel.page.waitForFunction(() => window.host.actions.length > 0);
    assert.deepEqual(await panel.host((host) => host.actions), [{ name: 'openChanges', turn: 'msg_p0', path: '' }]);
  });

  await withPanel('every action and every list leads where it says', { view }, async (panel) => {
    await open(panel);
    const press = (name, index = 0) => panel.page.getByRole('button', { name }).nth(index).click();
    for (const name of ['Copy session id', 'Export session', 'Reveal in the Sessions view', 'Reveal folder'])
      await press(name);
    await panel.page.getByText('Resume in Terminal').click();
    await press('Open all changes');
    await press(/Open the changes of src\/webhooks\/stripe\.ts/);
    await press('src/webhooks/stripe.ts');
    await press(/Find legacy charge calls/);
    // A message takes its time to the host.
    await panel.page.waitForFunction(() => window.host.actions.length >= 9);
    assert.deepEqual(await panel.host((host) => host.actions), [
      ...['copyId', 'export', 'revealInTree', 'revealFolder', 'resume'].map((name) => ({ name })),
      { name: 'openChanges', turn: '', path: '' },
      { name: 'openChanges', turn: '', path: 'src/webhooks/stripe.ts' },
      { name: 'openFile', path: 'src/webhooks/stripe.ts' },
      { name: 'openSession', session: 'ses_51' },
    ]);
    const error = panel.page.locator('.errors li', { hasText: 'APIError 429' });
    await error.getByRole('button', { name: 'Copy report' }).click();
    await panel.page.waitForFunction(() => window.host.copied.length > 0);
    const [report] = await panel.host((host) => host.copied);
    assert.match(report, /^OpenCode 1\.18\.33\nSession: ses_5\nRequest: msg_r22 \(number 22\)\n/);
    assert.match(report, /Error: APIError \(HTTP 429\)\nMessage: Number of request tokens/);
    await error.locator('.error-line').click();
    await panel.page.waitForSelector('#title-detail:text("Request 22")');
  });
}

async function timeline({ withPanel }) {
  await withPanel('the timeline zooms, pans and shows all, by keys, wheel and buttons', { view }, async (panel) => {
    await open(panel);
    // What is asked for is the part that is shown, and as much again on both sides.
    const asks = () => panel.host((host) => host.asked.filter(([one]) => one === 'timeline').map(([, query]) => query));
    const asking = async (act) => {
      const before = (await asks()).length;
      await act();
      await panel.page.waitForFunction(
        (count) => window.host.asked.filter(([one]) => one === 'timeline').length > count,
        before,
      );
      return (await asks()).at(-1);
    };
    const width = ({ from, to }) => to - from;
    const press = (key) => asking(() => panel.page.keyboard.press(key));
    const button = (name) => asking(() => panel.page.getByRole('button', { name }).click());
    await panel.page.waitForFunction(() => window.host.asked.some(([one]) => one === 'timeline'));
    const whole = (await asks()).at(-1);
    await panel.page.locator('.timeline').focus();
    const half = await press('+');
    const quarter = await press('+');
    assert.ok(width(quarter) < width(half), 'plus does not zoom in');
    assert.ok((await press('PageDown')).from > quarter.from, 'Page Down does not pan');
    assert.deepEqual(await press('0'), whole);
    const box = await panel.page.locator('.timeline').boundingBox();
    const card = panel.page.locator('.hover-card');
    for (let x = 200; (await card.isHidden()) && x < box.width - 100; x += 6)
      await panel.page.mouse.move(box.x + x, box.y + 80);
    assert.match(await card.textContent(), /Request|Turn|Tool call/);
    await panel.page.keyboard.down('Control');
    assert.ok(width(await asking(() => panel.page.mouse.wheel(0, -600))) < width(whole), 'the wheel does not zoom in');
    await panel.page.keyboard.up('Control');
    assert.deepEqual(await button('Show all'), whole);
    assert.deepEqual(await button('Zoom in'), half);
  });
}

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
    const total = () => panel.page.locator('.turn-rows').getAttribute('aria-rowcount');
    assert.equal(await total(), '55');
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.waitForSelector('.turn-rows[aria-rowcount="46"]');
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.waitForSelector('.turn-rows[aria-rowcount="55"]');
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
    assert.equal(await panel.page.locator('.turn-rows').getAttribute('aria-rowcount'), '20001');
    assert.ok((await panel.page.locator('.turn-rows .turn-row').count()) < 60, 'more rows than can be seen');
    await panel.page.locator('.turn-rows').focus();
    await panel.page.locator('.turn-rows').evaluate((rows) => (rows.scrollTop = rows.scrollHeight));
    await panel.page.waitForSelector('.turn-row:has-text("Turn 10,000")');
    await panel.page.getByRole('button', { name: 'Show turns only' }).click();
    await panel.page.waitForSelector('.turn-rows[aria-rowcount="10001"]');
  });

  await withPanel("every table has VS Code's menu: it copies a row and exports all", { view }, async (panel) => {
    await open(panel);
    await panel.page.getByRole('button', { name: 'Show turns only' }).click();
    const rows = {
      'session-files': '.section-files tbody tr',
      'session-subagents': '.section-subagents tbody tr',
      'session-errors': '.errors li',
      'session-requests': '.turn-rows .turn-row',
      'session-context': '.growth-chart',
    };
    const pick = (context, action) =>
      panel.host((host, given) => host.emit('gridMenu', given), { action, column: '', ...context });
    for (const [name, selector] of Object.entries(rows)) {
      const { grid, row, canExport } = JSON.parse(
        await panel.page.locator(selector).first().getAttribute('data-vscode-context'),
      );
      assert.equal(canExport, true, name);
      await panel.host((host) => (host.actions.length = 0));
      await pick({ grid, row }, 'export');
      await panel.page.waitForFunction(() => window.host.actions.length === 1);
      const [{ name: action, table }] = await panel.host((host) => host.actions);
      assert.deepEqual([action, table.name], ['exportTable', name]);
      for (const column of table.columns) assert.match(column.name, /^[a-z][a-z0-9_]*$/, name);
      assert.ok(table.rows.length > 1 && table.rows.every((cells) => cells.length === table.columns.length), name);
      if (name === 'session-requests')
        assert.equal(table.rows.length, await panel.host((host) => host.transcript.requests.length));
    }
    const file = await panel.page.locator(rows['session-files']).first().getAttribute('data-vscode-context');
    await pick(JSON.parse(file), 'copyRow');
    await panel.page.waitForFunction(() => window.host.copied.length === 1);
    assert.match((await panel.host((host) => host.copied))[0], /^src\/webhooks\/stripe\.ts\t4\t/);
  });

  await withPanel('a running session is followed in place: what stood there stays', { view }, async (panel) => {
    await open(panel);
    // How long the page is busy with it is measured by the bench.
    await panel.page.evaluate(() => {
      window.stood = [...document.querySelectorAll('.section, .timeline, .turn-rows .turn-row')];
    });
    for (let time = 1; time <= 8; time++) {
      await panel.host((host) => host.grow());
      await panel.page.waitForSelector(`.turn-rows[aria-rowcount="${55 + time}"]`);
    }
    const [stood, stands] = await panel.page.evaluate(() => [
      window.stood.length,
      window.stood.filter((one) => one.isConnected).length,
    ]);
    assert.ok(stood > 10, String(stood));
    assert.equal(stands, stood);
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
    await panel.page.waitForSelector('.turn-rows[aria-rowcount="56"]');
  });
}

async function hostile({ withPanel }) {
  const cases = {
    'HTML and scripts': '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
    'right-to-left overrides': 'abc \u202e\u2066 gpj.exe \u05d0\u05d1\u05d2',
    'control characters': 'a\u0000b\u0007c\u001b[31md\u0085e',
    'a long word': 'W'.repeat(30_000),
  };
  const prepare = (host, text) => {
    const cut = text.slice(0, 300);
    const { transcript } = host;
    host.transcript = {
      ...transcript,
      prompts: transcript.prompts.map((prompt) => ({ ...prompt, label: cut })),
      calls: transcript.calls.map((call) => ({
        ...{ ...call, title: cut, failure: call.failure && cut },
        files: call.files.map((file) => ({ ...file, path: cut })),
        todos: call.todos?.map((todo, index) => ({ ...todo, content: `${cut}${index}` })) ?? null,
      })),
    };
    host.edit = (inspection) => ({
      ...inspection,
      parentTitle: cut,
      session: { ...inspection.session, title: text, parentId: 'ses_x' },
    });
    host.texts = (id) => {
      const whole = { text, length: text.length };
      const line = { kind: 'added', old: 0, new: 1, text, changed: [1, Math.min(text.length, 9)] };
      return { id, input: whole, output: whole, error: whole, diffs: [{ path: text, lines: [line], length: 1 }] };
    };
    host.intents = host.intents.map((one) => ({ ...one, intent: cut, route: cut }));
    host.prompt = text;
  };
  for (const [name, text] of Object.entries(cases)) {
    await withPanel(`${name} stay inert in an inspector`, { view, prepare, argument: text }, async (panel) => {
      await open(panel);
      await panel.page.locator('.turn-row.of-turn').first().click();
      await panel.page.getByRole('button', { name: 'Show prompt' }).click();
      await panel.page.waitForSelector('.section-detail pre');
      await panel.page.locator('.turn-rows .turn-row:not(.of-turn)').first().click();
      await panel.page.locator('.calls .call').first().click();
      await panel.page.waitForSelector('.diff-line');
      assert.equal(await panel.page.evaluate(() => window.hacked), undefined);
      assert.equal(await panel.page.locator('main img, main script').count(), 0);
      assert.ok((await wider(panel)) <= 0, 'wider than the window');
      const shown = await panel.page.locator('main').innerText();
      assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/.test(shown), 'control characters are shown');
    });
  }
}

/** The page of one session: looks, states, selection, time line, keyboard, long and hostile sessions. */
export async function inspector(tools) {
  for (const check of [looks, states, selection, timeline, keyboard, long, hostile]) await check(tools);
}
