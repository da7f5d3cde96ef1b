import assert from 'node:assert/strict';
import { picture } from '../support/picture.mjs';

const view = 'inspector';
const open = (panel) => panel.state('ready');

/** The classifications of intent in a session, which the user marks right or wrong. */
export async function inspectorIntents({ withPanel, pictures }) {
  const marks = (panel) => panel.host((host) => host.actions.map(({ key: _key, ...rest }) => rest));
  await withPanel(
    'a classification is marked by keyboard, and a wrong one asks which it was',
    { view },
    async (panel) => {
      await open(panel);
      const { page } = panel;
      const lines = page.locator('.intent-line');
      assert.match(await lines.first().innerText(), /git\s+0\.35\s+→ ask_user\s+you were asked/);
      const right = page.getByRole('button', { name: 'This classification is right' });
      const wrong = page.getByRole('button', { name: 'This classification is wrong' });
      await right.nth(2).press('Enter');
      await page.locator('.section-session-intents', { hasText: '1 of 1 marked are right' }).waitFor();
      assert.equal(await page.locator('.intent-line .select').count(), 0);
      await wrong.first().press('Space');
      await page.getByRole('combobox', { name: 'The right intent instead of “git”' }).waitFor();
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'This classification is wrong',
      );
      assert.equal(await wrong.first().getAttribute('aria-pressed'), 'true');
      await panel.page.waitForFunction(() => document.querySelector('[role=status]')?.textContent === 'Mark kept');
      await picture(panel, pictures, 'inspector-intents', true);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowDown');
      await page.locator('vscode-option[aria-selected=true]', { hasText: 'code' }).waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => window.host.intents[0].verdict?.actual === 'code');
      await wrong.first().press('Enter');
      await page.waitForFunction(() => window.host.intents[0].verdict === null);
      assert.deepEqual((await marks(panel)).at(-1), { name: 'markIntent', intent: 'git', actual: '', verdict: null });
    },
  );
  const none = { view, prepare: (host) => (host.intents = []) };
  await withPanel('a session that classifies nothing has no such section', none, async (panel) => {
    await open(panel);
    assert.equal(await panel.page.locator('.section-session-intents').count(), 0);
  });
}
