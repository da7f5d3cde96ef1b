// The two trees in a real VS Code, with more sessions than one page holds and a skill on disk.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { createCrowdedHome } from './support/manySessions.mjs';
import { palette } from './support/palette.mjs';
import { shot } from './support/screenshots.mjs';
import { rowNamed, scrollTree, showSideBar, toggleRow, topRow, treeRows, treeView } from './support/trees.mjs';
import { uiTest } from './support/uiTest.mjs';
import { openWorkbench } from './support/workbench.mjs';

const extra = 70;

let home;
let workbench;
before(async () => {
  home = createCrowdedHome(extra);
  workbench = await openWorkbench({ home, env: home.env });
  workbench.page.setDefaultTimeout(10_000);
  await showSideBar(workbench.page);
  await treeRows(workbench.page, 'Sessions').first().waitFor({ timeout: 60_000 });
});
after(async () => {
  await workbench?.close();
  home?.dispose();
});

const trees = (name, body) => uiTest(name, () => workbench, body);
const command = (page, title) => palette(page, `OpenCode Observatory: ${title}`);
const rows = (page) => treeRows(page, 'Sessions');
const row = (page, text) => rows(page).filter({ hasText: text }).first();

async function setFilter(page, words) {
  await command(page, 'Filter Sessions...');
  await page.locator('.quick-input-widget .quick-input-header input[type=text]').fill(words);
  await page.keyboard.press('Enter');
  await treeView(page, 'Sessions')
    .locator('.pane-header', { hasText: `filter: ${words}` })
    .waitFor();
}

trees('the open project comes first, its sessions newest first', async ({ page }) => {
  assert.match(await rows(page).first().innerText(), new RegExp(`${extra} sessions`));
  assert.match(await rows(page).nth(1).innerText(), new RegExp(`^Extra ${extra}`));
});

trees('a group shows a page and loads the next one when asked', async ({ page }) => {
  const more = row(page, `Load ${extra - 50} More`);
  for (let turn = 0; turn < 20 && (await more.count()) === 0; turn++) await scrollTree(page, 'Sessions', 200);
  await more.click();
  await more.waitFor({ state: 'detached' });
  const last = rowNamed(page, 'Sessions', 'Extra 1');
  for (let turn = 0; turn < 20 && (await last.count()) === 0; turn++) await scrollTree(page, 'Sessions', 200);
  await last.waitFor();
});

trees('sessions are grouped by day, not at all, and by project again', async ({ page }) => {
  const top = (text) => topRow(page, 'Sessions', row(page, text));
  await command(page, 'Group Sessions by Day');
  await top(/^Today/);
  await command(page, 'List Sessions Without Groups');
  await top(`Extra ${extra}`);
  await row(page, /^Today/).waitFor({ state: 'detached' });
  assert.equal(await rows(page).first().getAttribute('aria-level'), '1');
  await command(page, 'Group Sessions by Project');
  await top(`${extra} sessions`);
});

trees('a filter keeps what matches, and sub-agents stand below their parent', async ({ page }) => {
  await setFilter(page, 'shell, agent');
  const parent = row(page, 'Shell, agent and subtask');
  await parent.waitFor();
  await row(page, 'Extra').waitFor({ state: 'detached' });
  const level = Number(await parent.getAttribute('aria-level'));
  if ((await parent.getAttribute('aria-expanded')) === 'false') await toggleRow(parent);
  const children = rows(page).filter({ hasText: 'of the cost' });
  await children.first().waitFor();
  assert.equal(await children.count(), 3);
  assert.equal(Number(await children.first().getAttribute('aria-level')), level + 1);
});

trees('the hover of a session is a table of what it used', async ({ page }) => {
  await row(page, 'Shell, agent and subtask').hover();
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Session id' });
  await hover.waitFor();
  const text = await hover.innerText();
  for (const word of ['With sub-agents', 'Cache read', 'Last activity', 'ses_']) assert.ok(text.includes(word), word);
  await shot(page, 'tree-hover');
  await page.mouse.move(900, 300);
  await command(page, 'Clear Session Filter');
  await topRow(page, 'Sessions', row(page, `${extra} sessions`));
});

trees('a skill opens its file', async ({ page }) => {
  const skill = treeRows(page, 'Skills').filter({ hasText: 'release-notes' }).first();
  await skill.waitFor();
  await skill.click();
  await page.locator('.tab', { hasText: 'SKILL.md' }).waitFor();
  await page.locator('.monaco-editor', { hasText: 'Read the log first.' }).waitFor();
});
