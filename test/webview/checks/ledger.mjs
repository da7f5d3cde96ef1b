import assert from 'node:assert/strict';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const onLedger = (host) => (host.saved = { tab: 'ledger' });
const row = (panel, name) => panel.page.locator('.ledger-lines tbody tr', { hasText: name });

/** The Ledger tab: its lines, the sessions behind them, what has no price, and exports. */
export async function ledger({ withPanel, pictures }) {
  const options = { prepare: onLedger, reducedMotion: true };

  await withPanel('each answer and its lines make our total', options, async (panel) => {
    await panel.state('ready');
    const cells = await panel.page.$$eval('.ledger-lines tr', (rows) =>
      rows.map((one) =>
        [...one.querySelectorAll('th, td.end')].map((cell) => cell.textContent.trim().replace(/\s+/g, ' ')),
      ),
    );
    assert.deepEqual(cells[1].slice(1), ['$159.44', '$162.43', '≈ $167.56']);
    assert.match(cells[2][0], /^Copies in forked sessions ?the original is counted once/);
    assert.deepEqual(cells[2].slice(1), ['41', '−$11.64', '−$11.64', '−$11.64']);
    assert.deepEqual(cells.at(-1), ['Observatory', '4,318', '$156.30', '$156.30', '$156.30']);
  });

  await withPanel('a line lists its sessions, and a session opens', options, async (panel) => {
    await panel.state('ready');
    assert.equal(await panel.page.locator('.section-sessions tbody tr').count(), 6);
    await row(panel, 'Reasoning tokens').locator('button').click();
    await panel.page.waitForSelector('.section-sessions h2:text("Reasoning tokens")');
    assert.equal(await row(panel, 'Reasoning tokens').locator('button').getAttribute('aria-expanded'), 'true');
    assert.equal(await row(panel, 'Copies').locator('button').getAttribute('aria-expanded'), 'false');
    await panel.page.locator('.section-sessions tbody button').first().click();
    await panel.page.waitForFunction(() => window.host.commands.some(({ name }) => name === 'openSession'));
    assert.deepEqual(await panel.host((host) => host.commands), [{ name: 'openSession', sessionId: 'ses_1' }]);
    assert.equal(await panel.host((host) => host.saved.tabOptions.ledger.line), 'reasoning');
  });

  await withPanel('the keys move over the lines and choose one', options, async (panel) => {
    await panel.state('ready');
    await row(panel, 'Copies').locator('button').focus();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('.section-sessions h2:text("In sources they do not read")');
  });

  await withPanel('a model without a price gets one, and what is shown is exported', options, async (panel) => {
    await panel.state('ready');
    await panel.page.locator('.unpriced li', { hasText: 'kimi-k2-thinking' }).locator('button').click();
    await panel.page.getByLabel('Export Reconcile').click();
    await panel.page.waitForFunction(() => window.host.commands.length === 2);
    const commands = await panel.host((host) => host.commands);
    const [price, { name, table, filter }] = commands;
    assert.deepEqual(price, { name: 'addPrice', model: 'moonshotai/kimi-k2-thinking' });
    assert.deepEqual([name, table.name, filter], ['exportTable', 'ledger-lines', { range: '30d', scope: 'workspace' }]);
    assert.ok(table.rows.length > 0);
  });

  await withPanel('the host shows it when asked to', { reducedMotion: true }, async (panel) => {
    await panel.state('ready');
    await panel.host((host) => host.emit('showTab', { tab: 'ledger' }));
    await panel.page.waitForSelector('main[data-tab="ledger"][data-state="ready"]');
  });

  for (const theme of Object.keys(themes)) {
    await withPanel(`picture ledger-${theme}`, { ...options, theme }, async (panel) => {
      await panel.state('ready');
      await picture(panel, pictures, `ledger-${theme}`, true);
    });
  }
  await withPanel('picture ledger-dark-640', { ...options, width: 640 }, async (panel) => {
    await panel.state('ready');
    await picture(panel, pictures, 'ledger-dark-640', true);
  });
}
