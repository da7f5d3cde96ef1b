import assert from 'node:assert/strict';
import { audit } from '../support/audit.mjs';
import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const onSkills = (host) => (host.saved = { tab: 'skills', filter: { range: 'all', scope: 'all' } });

/** The Skills tab: its figures, what a click leads to, and how it looks in every theme. */
export async function skills({ withPanel, pictures }) {
  await withPanel(
    'a skill shows its details, and opens its file and the sessions it was loaded in',
    { prepare: onSkills },
    async (panel) => {
      await panel.state('ready');
      const { page } = panel;
      await page.getByRole('button', { name: 'release-notes' }).click();
      await page.locator('.section-skill h2', { hasText: 'release-notes' }).waitFor();
      await page.getByRole('button', { name: 'Open SKILL.md' }).click();
      await page.getByRole('button', { name: 'Hide', exact: true }).click();
      await page.getByRole('button', { name: 'commit-style' }).first().click();
      await page.locator('.skill-sessions button').first().click();
      await page.waitForFunction(() => window.host.commands.length === 3);
      const commands = await panel.host((host) => host.commands);
      const path = '/home/dev/webshop/.opencode/skills/release-notes/SKILL.md';
      assert.deepEqual(commands, [
        { name: 'openSkillFile', path },
        { name: 'hideSkill', skill: 'release-notes', hide: true },
        { name: 'openSession', sessionId: 'ses_1' },
      ]);
    },
  );
  const many = (host) => {
    host.saved = { tab: 'skills', filter: { range: 'all', scope: 'all' } };
    host.moreSkills = 60;
  };
  await withPanel('of many skills the first are listed, and all when asked', { prepare: many }, async (panel) => {
    await panel.state('ready');
    const { page } = panel;
    const rows = page.locator('.section-skills tbody tr');
    assert.equal(await rows.count(), 40);
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    await page.locator('.section-skills', { hasText: 'extra-59' }).waitFor();
    assert.ok((await rows.count()) > 60);
  });
  await withPanel(
    'a cell of the matrix opens its cases, and those their session',
    { prepare: onSkills },
    async (panel) => {
      await panel.state('ready');
      const { page } = panel;
      await page.locator('.section-edits button.share-cell').first().click();
      const first = page.locator('.section-edits .cases button').first();
      await first.waitFor();
      await first.click();
      await page.waitForFunction(() => window.host.commands.some(({ name }) => name === 'openSession'));
    },
  );
  await withPanel('a classification can be marked, and the mark taken back', { prepare: onSkills }, async (panel) => {
    await panel.state('ready');
    const wrong = panel.page.getByRole('button', { name: 'This classification is wrong' }).first();
    const right = panel.page.getByRole('button', { name: 'This classification is right' }).first();
    await wrong.click();
    await right.click();
    await panel.page.waitForFunction(() => window.host.commands.length === 2);
    const commands = await panel.host((host) => host.commands);
    assert.deepEqual(
      commands.map(({ name, verdict }) => [name, verdict]),
      [
        ['markIntent', 'wrong'],
        ['markIntent', null],
      ],
    );
  });
  await withPanel('one tab stop a table, arrows move in it', { prepare: onSkills }, async (panel) => {
    await panel.state('ready');
    const { page } = panel;
    await page.locator('.section-skills tbody .row-button').first().focus();
    await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    const second = await page.locator('.section-skills tbody .row-button').nth(1).innerText();
    assert.equal(focused, second.trim());
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.section-skill h2').innerText(), second.trim());
  });
  for (const theme of Object.keys(themes)) {
    const options = { theme, prepare: onSkills, reducedMotion: true, height: 1300 };
    await withPanel(`axe finds nothing serious: skills, ${theme}`, options, async (panel) => {
      await panel.state('ready');
      await panel.page.locator('.section-edits button.share-cell').nth(1).click();
      await picture(panel, pictures, `skills-${theme}`);
      await audit(panel, theme);
    });
  }
  const narrow = { prepare: onSkills, reducedMotion: true, width: 640, height: 1600 };
  await withPanel('a narrow panel has one column, and room for the names of skills', narrow, async (panel) => {
    await panel.state('ready');
    const name = await panel.page.locator('.section-skills tbody bdi').first().boundingBox();
    const cell = await panel.page.locator('.section-skills tbody th').first().boundingBox();
    assert.ok(name && cell && name.x + name.width <= cell.x + cell.width, 'a name is cut off');
    await picture(panel, pictures, 'skills-dark-640');
    const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false);
  });
}
