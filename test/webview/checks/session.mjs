import assert from 'node:assert/strict';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const onSession = (host, id) => (host.saved = { sessionId: id ?? 'ses_5' });
const figure = (panel, name) => panel.page.locator(`.figure-${name}`).innerText();
const commandsOf = (panel) => panel.host((host) => host.commands);
const pageOf = (panel) => panel.page.evaluate(() => document.querySelector('main').dataset.page ?? 'overview');

/** The page of one session: how it is reached and left, what it shows, and that it stays true. */
export async function session({ withPanel, pictures }) {
  await withPanel('the host shows a session, the way back leads to the overview', {}, async (panel) => {
    await panel.state('ready');
    for (const leave of ['Escape', 'Alt+ArrowLeft', 'link']) {
      await panel.host((host) => host.emit('showSession', { sessionId: 'ses_5' }));
      await panel.page.getByRole('heading', { name: 'Migrate checkout to payment intents' }).waitFor();
      assert.equal((await panel.host((host) => host.saved)).sessionId, 'ses_5');
      assert.equal(await panel.page.evaluate(() => document.activeElement.className), 'link back');
      if (leave === 'link') await panel.page.getByRole('button', { name: 'Overview' }).click();
      else await panel.page.keyboard.press(leave);
      await panel.page.waitForSelector('.section-models');
      assert.equal((await panel.host((host) => host.saved)).sessionId, '');
    }
  });

  await withPanel(
    'a reload comes back to the session, and only it is asked for',
    { prepare: onSession },
    async (panel) => {
      await panel.state('ready');
      assert.equal(await pageOf(panel), 'session');
      assert.deepEqual(await panel.host((host) => [host.asked.length, host.askedSessions]), [0, ['ses_5']]);
      await panel.page.keyboard.press('Escape');
      // The frame of the page stands before its figures are asked for.
      await panel.page.waitForFunction(() => window.host.asked.length > 0);
      await panel.state('ready');
      assert.equal(await panel.host((host) => host.asked.length), 1);
    },
  );

  await withPanel('its figures, its own and with sub-agents', { prepare: onSession }, async (panel) => {
    await panel.state('ready');
    assert.match(await figure(panel, 'cost'), /\$2\.41\s+\$1\.75 own/);
    assert.match(await figure(panel, 'context'), /63\s*%\s+126 K of 200 K tokens/i);
    assert.match(await figure(panel, 'requests'), /67\s+48 own/);
    assert.match(await panel.page.locator('.chip').innerText(), /working\s+since .*12:04:28/);
    assert.equal(await panel.page.locator('.tag').innerText(), 'fork');
    const details = await panel.page.locator('.details').innerText();
    for (const text of ['/home/dev/webshop', 'anthropic/claude-sonnet-4-5', 'opencode.db', '1.18.33', 'models.json']) {
      assert.ok(details.includes(text), `details lack ${text}`);
    }
    const shares = await panel.page.$$eval('.section-subagents tbody tr:not(.sum) td:nth-child(4)', (cells) =>
      cells.map((cell) => parseFloat(cell.textContent)),
    );
    assert.equal(shares.length, 4);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 0.3, `shares are ${shares}`);
    assert.deepEqual(
      await panel.page.$$eval('.section-subagents tbody tr', (rows) =>
        rows.map((row) => row.getAttribute('aria-level')),
      ),
      ['1', '2', '2', '3', '1'],
    );
  });

  await withPanel('a sub-agent opens in its own inspector', { prepare: onSession }, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.section-subagents tbody tr').nth(2).locator('td').first().click();
    await panel.page.waitForFunction(() => window.host.commands.length === 1);
    const [{ name, sessionId }] = await commandsOf(panel);
    assert.equal(name, 'openSession');
    assert.match(sessionId, /^ses_5\d$/);
  });

  await withPanel('its actions are commands with its id', { prepare: onSession }, async (panel) => {
    await panel.state('ready');
    for (const name of ['Resume in Terminal', 'Copy Session Id', 'Reveal in Sessions View', 'Reveal Folder']) {
      await panel.page.getByRole('button', { name }).click();
    }
    await panel.page.waitForFunction(() => window.host.commands.length === 4);
    assert.deepEqual(
      await commandsOf(panel),
      ['resumeSession', 'copySessionId', 'revealSession', 'revealSessionFolder'].map((name) => ({
        name,
        sessionId: 'ses_5',
      })),
    );
  });

  await withPanel('it follows the data in place, and says when it is gone', { prepare: onSession }, async (panel) => {
    await panel.state('ready');
    await panel.page.evaluate(() => (window.before = document.querySelector('.figure-cost')));
    await panel.host((host) => {
      const { session } = host;
      host.session = (id) => ({ ...session(id), activity: 'interrupted', children: [], workflow: session(id).own });
      host.emit('changed', { revision: 2 });
    });
    await panel.page.locator('.chip', { hasText: 'interrupted' }).waitFor();
    assert.match(await figure(panel, 'cost'), /\$1\.75/);
    assert.ok(await panel.page.evaluate(() => window.before === document.querySelector('.figure-cost')));
    await panel.host((host) => {
      host.session = () => null;
      host.emit('changed', { revision: 3 });
    });
    await panel.state('empty');
    await picture(panel, pictures, 'session-gone-dark', false);
    await panel.page.getByRole('button', { name: 'Back to Overview' }).click();
    await panel.page.waitForSelector('.section-models');
  });

  for (const [name, title] of Object.entries({
    HTML: '<img src=x onerror="window.hacked=1"><b>bold</b>',
    'direction overrides': 'abc \u202e\u2066 gpj.exe \u05d0',
    '100,000 letters': 'W'.repeat(100_000),
    nothing: '',
  })) {
    const prepare = (host, text) => {
      host.saved = { sessionId: 'ses_5' };
      const { session } = host;
      const poison = (one) => ({
        ...one,
        title: text,
        agent: text,
        directory: text,
        projectLabel: text,
        version: text,
        source: text,
        model: { providerID: text, modelID: text },
        context: { ...one.context, limitSource: text },
        children: one.children.map(poison),
      });
      host.session = (id) => poison(session(id));
    };
    await withPanel(`a session named with ${name} stays inert`, { prepare, argument: title }, async (panel) => {
      await panel.state('ready');
      assert.equal(await panel.page.evaluate(() => window.hacked), undefined);
      assert.equal(await panel.page.locator('main img, main script, main b').count(), 0);
      const over = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px wider than the window`);
      const heights = await panel.page.$$eval('.section-subagents tbody tr', (rows) =>
        rows.map((row) => row.getBoundingClientRect().height),
      );
      assert.deepEqual([...new Set(heights)], [22]);
      assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(await panel.page.locator('main').innerText()));
    });
  }

  for (const theme of Object.keys(themes)) {
    for (const width of [1440, 640]) {
      await withPanel(
        `picture session-${theme}-${width}`,
        { theme, width, prepare: onSession, reducedMotion: true },
        async (panel) => {
          await panel.state('ready');
          await picture(panel, pictures, `session-${theme}-${width}`, width === 640);
        },
      );
    }
  }
  await withPanel('picture session-lone-dark', { prepare: onSession, argument: 'ses_9' }, async (panel) => {
    await panel.state('ready');
    await picture(panel, pictures, 'session-lone-dark', false);
  });
}
