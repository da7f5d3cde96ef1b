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
    assert.equal(await page.getByText('Bump dependencies').count(), 0);
    await page.getByRole('button', { name: '1 background' }).click();
    await page.getByText('Bump dependencies').waitFor();
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
    await page.evaluate(() => window.host.emit('live', null));
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    assert.equal((await asked()).length, before, 'a paused tab asks nothing');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForFunction((count) => window.host.askedLive.length > count, before);
  });
}
