import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const onLive = (host) => (host.saved = { tab: 'live' });

/** The Live tab: seen in every theme, nothing serious for axe, and its buttons do what they say. */
export async function liveTab({ withPanel, pictures }) {
  for (const theme of Object.keys(themes)) {
    await withPanel(`the Live tab in ${theme}`, { theme, prepare: onLive, reducedMotion: true }, async (panel) => {
      await panel.state('ready');
      await panel.page.locator('.live-card').nth(4).waitFor();
      await audit(panel, theme);
      await picture(panel, pictures, `live-tab-${theme}`, true);
    });
  }
  await withPanel(
    'a narrow Live tab',
    { theme: 'dark', width: 640, prepare: onLive, reducedMotion: true },
    async (panel) => {
      await panel.state('ready');
      await panel.page.locator('.live-card').first().waitFor();
      await picture(panel, pictures, 'live-tab-dark-640', true);
    },
  );
  await withPanel('the Live tab follows, pins, steps on and pauses', { prepare: onLive }, async (panel) => {
    const { page } = panel;
    await panel.state('ready');
    const title = page.locator('.live-title');
    const asked = () => page.evaluate(() => window.host.askedLive);
    assert.equal(await title.innerText(), 'Migrate checkout to payment intents');
    assert.match(await page.locator('.limits').innerText(), /\$2\.41 of \$6\.00 quota/);
    // What waits stands first; what nobody sits in front of is not there until asked for.
    assert.match(await page.locator('.live-card').first().innerText(), /waits for you/);
    assert.equal(await page.locator('.live-card', { hasText: 'Bump dependencies' }).count(), 0);
    await page.getByRole('button', { name: '1 background' }).click();
    await page.locator('.live-card', { hasText: 'Bump dependencies' }).waitFor();
    // Hostile titles are text.
    assert.equal(await page.locator('.live-card img, .live-card script').count(), 0);
    await page.locator('button.live-card-title', { hasText: 'Split Terraform' }).click();
    await page.locator('.live-title', { hasText: 'Split Terraform' }).waitFor();
    assert.equal((await asked()).at(-1), 'ses_terraform');
    await page.getByRole('button', { name: 'Next session' }).click();
    await page.locator('.live-title', { hasText: 'Split Terraform' }).waitFor({ state: 'detached' });
    await page
      .locator('.live-card', { hasText: 'Add idempotency keys' })
      .getByRole('button', { name: 'Show Terminal' })
      .click();
    await page.waitForFunction(() => window.host.commands.some(({ name }) => name === 'showTerminal'));
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    // A question that was under way when it was paused may still be asked.
    let before = -1;
    while (before !== (await asked()).length) {
      before = (await asked()).length;
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    }
    await page.evaluate(() => window.host.emit('live', { needing: 3 }));
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    assert.equal((await asked()).length, before, 'a paused tab asks nothing');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForFunction((count) => window.host.askedLive.length > count, before);
  });
  await withPanel(
    'the picker follows the most recent session or stays with one',
    { prepare: onLive },
    async (panel) => {
      const { page } = panel;
      await panel.state('ready');
      const picker = page.locator('.live-choice vscode-dropdown');
      const shown = () => picker.evaluate((one) => one.displayValue);
      assert.equal(await shown(), 'Most recent session');
      await picker.click();
      await page.getByRole('option', { name: 'Split Terraform' }).click();
      await page.locator('.live-title', { hasText: 'Split Terraform' }).waitFor();
      assert.match(await shown(), /^Split Terraform/);
      assert.equal((await panel.host((host) => host.saved)).tabOptions.live.session, 'ses_terraform');
      await picker.click();
      await page.getByRole('option', { name: 'Most recent session' }).click();
      await page.locator('.live-title', { hasText: 'Migrate checkout' }).waitFor();
      // The keys of the terminal dashboard.
      await page.locator('.live-title').focus();
      const pin = page.getByRole('button', { name: 'Pin this session' });
      await page.keyboard.press('i');
      await page.waitForFunction(() => window.host.saved.tabOptions.live.session === 'ses_checkout');
      assert.equal(await pin.getAttribute('aria-pressed'), 'true');
      await page.keyboard.press('n');
      await page.locator('.live-title', { hasText: 'Split Terraform' }).waitFor();
      await page.keyboard.press('p');
      await page.locator('.live-title', { hasText: 'Migrate checkout' }).waitFor();
      await page.keyboard.press('i');
      await page.waitForFunction(() => window.host.saved.tabOptions.live.session === '');
    },
  );
  await withPanel('the tab says on every page how many sessions need the user', {}, async (panel) => {
    const { page } = panel;
    await panel.state('ready');
    assert.equal(await page.locator('.tab-badge').count(), 0);
    await panel.host((host) => host.emit('live', { needing: 2 }));
    await page.getByRole('tab', { name: /^Live\s+2 sessions need you$/ }).waitFor();
    assert.equal(await page.locator('.tab-badge').innerText(), '2');
    await panel.host((host) => host.emit('live', { needing: 0 }));
    await page.locator('.tab-badge').waitFor({ state: 'detached' });
  });
  await withPanel('budgets stand beside what runs, as figures, chart and table', { prepare: onLive }, async (panel) => {
    const { page } = panel;
    await panel.state('ready');
    const budgets = page.locator('.section-budgets');
    assert.match(await page.locator('.limits').innerText(), /Today, all\s+\$4\.82 of \$8\.00\s+60%/);
    const rows = budgets.locator('tbody tr');
    assert.equal(await rows.count(), 4);
    assert.match(
      await rows.nth(2).innerText(),
      /This month.*\$101\.52 of \$120\.00.*85%.*\$\d+\.\d\d \(\$\d+\.\d\d to \$/s,
    );
    assert.match(await budgets.innerText(), /likely to run out on November \d+/);
    assert.match(await budgets.locator('.runaway').innerText(), /"<b>Loop<\/b> here" called bash 7 times in a row/);
    const canvas = budgets.locator('canvas');
    assert.match(await canvas.getAttribute('aria-label'), /^This month: \$101\.52 of \$120\.00, at this pace \$/);
    await canvas.focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() =>
      /Nov 20, 2026: \$4\.82 spent, \$18\.48 left$/.test(document.querySelector('[role=status]').textContent),
    );
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => /Nov 19, 2026/.test(document.querySelector('[role=status]').textContent));
    await rows.nth(0).getByRole('button').click();
    await page.waitForFunction(() =>
      document.querySelector('.section-budgets canvas').getAttribute('aria-label').startsWith('Today: $4.82 of $8.00'),
    );
    await rows.nth(1).getByRole('button').click();
    await budgets.getByRole('button', { name: 'Show as table' }).click();
    const twin = budgets.locator('.chart-table tbody tr');
    assert.equal(await twin.count(), 6);
    assert.match(await twin.first().innerText(), /At the end, at this pace/);
    assert.match(await twin.nth(1).innerText(), /Fri, Nov 20, 2026\s+\$4\.82/);
    await budgets.getByRole('button', { name: 'Set Budget...' }).click();
    await page.waitForFunction(() => window.host.commands.some(({ name }) => name === 'setBudget'));
  });
  await withPanel(
    'without a budget the tab says so; budgets that cannot be read take nothing else down',
    {
      prepare: (host) => {
        host.saved = { tab: 'live' };
        host.budgets = { ...host.budgets, budgets: [], repeated: null };
      },
    },
    async (panel) => {
      const { page } = panel;
      await panel.state('ready');
      await page.getByText('No budget is set.').waitFor();
      assert.match(await page.locator('.limits').innerText(), /\$4\.82, no budget/);
      await panel.host((host) => (host.budgets = null));
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByText('The budgets could not be read.').waitFor();
      await page.locator('.live-card').nth(4).waitFor();
    },
  );
}
