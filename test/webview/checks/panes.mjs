import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const pane = { view: 'pane', width: 680, height: 340 };

/** The panes of the observability layout: seen in every theme, nothing serious for axe, walked and opened by keyboard. */
export async function panes({ withPanel, pictures }) {
  for (const theme of Object.keys(themes)) {
    await withPanel(`panes in ${theme}`, { ...pane, theme, reducedMotion: true }, async (panel) => {
      await panel.page.getByRole('heading', { name: 'Live Feed' }).waitFor();
      for (const name of ['live', 'daily', 'empty']) {
        await panel.host((host, given) => host.tell(host.content(given)), name);
        await panel.page.waitForFunction(
          (title) => document.getElementById('title-pane').textContent === title,
          await panel.host((host, given) => host.content(given).title, name),
        );
        await audit(panel);
        await picture(panel, pictures, `pane-${name}-${theme}`);
      }
    });
  }
  await withPanel(
    'a pane is one tab stop, opens a session, and keeps the focus when it is told anew',
    pane,
    async (panel) => {
      const { page } = panel;
      await page.getByRole('button', { name: 'Add idempotency keys' }).waitFor();
      assert.equal(await page.locator('main img').count(), 0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await panel.host((host) => host.tell({ ...host.content('live'), asOf: 'as of 12:04:36, every 5 s' }));
      await page.getByText('12:04:36').waitFor();
      assert.equal(
        await page.evaluate(() => document.activeElement.textContent.trim()),
        'Migrate checkout to payment intents',
      );
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => window.host.opened.length === 1);
      assert.deepEqual(await panel.host((host) => host.opened), ['ses_2']);
      assert.equal(await page.locator('[tabindex="0"]').count(), 1);
    },
  );
  await withPanel('a pane says when there is nothing', { ...pane, prepare: (host) => (host.pane = 'empty') }, (panel) =>
    panel.page.getByRole('status').filter({ hasText: 'OpenCode has no sessions yet.' }).waitFor(),
  );
}
