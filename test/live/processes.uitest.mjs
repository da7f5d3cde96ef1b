// Real opencode processes at once, two folders, one of them twice: which works on what, and what the Live view says of it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { palette } from '../ui/support/palette.mjs';
import { shot } from '../ui/support/screenshots.mjs';
import { setTheme, themes } from '../ui/support/themes.mjs';
import { rowAction, showSideBar, toggleRow, treeRows, treeView } from '../ui/support/trees.mjs';
import { uiTest } from '../ui/support/uiTest.mjs';
import { openWorkbench } from '../ui/support/workbench.mjs';
import { writeSettings } from '../vscode-host/writeSettings.mjs';
import { startFakeProvider } from './support/fakeProvider.mjs';
import { liveNow, liveUntil } from './support/liveCli.mjs';
import { createSandbox } from './support/sandbox.mjs';

const slow = { timeoutMs: 240_000 };

let provider;
let sandbox;
let workbench;
let other;
let run;
before(async () => {
  provider = await startFakeProvider();
  sandbox = createSandbox({ provider });
  other = path.join(sandbox.root, 'other');
  mkdirSync(other);
  await sandbox.run('[[plain]] the session to go on with');
  workbench = await openWorkbench({ home: sandbox, env: { ...sandbox.env, SHELL: '/bin/sh' } });
  await showSideBar(workbench.page);
});
after(async () => {
  await workbench?.close();
  await provider?.stop();
  await sandbox?.dispose();
});

const live = (name, body) => uiTest(name, () => workbench, body, slow);
const rows = (page) => treeRows(page, 'Live');
const row = (page, text) => rows(page).filter({ hasText: text }).first();
const background = (page) => palette(page, 'OpenCode Observatory: Show or Hide Background Agents');

live('says that nothing runs', async ({ page }) => {
  await treeView(page, 'Live')
    .locator('.welcome-view', { hasText: 'No agent is running' })
    .waitFor({ timeout: 60_000 });
});

live('matches three terminals and a run with their sessions', async () => {
  const [known] = JSON.parse(await sandbox.sessions());
  sandbox.startInTerminal(['--prompt', '[[slow]] in the project']);
  sandbox.startInTerminal(['-s', known.id]);
  sandbox.startInTerminal(['--prompt', '[[ask]] in the other folder'], { folder: other });
  run = sandbox.start('[[slow]] without anybody');
  const report = await liveUntil(
    sandbox,
    ({ sessions }) =>
      sessions.filter(({ process, state }) => process && (state === 'tool' || state === 'waiting')).length === 3 &&
      sessions.some(({ id, process }) => process && id === known.id),
  );
  const matched = report.sessions.filter(({ process }) => process);
  assert.equal(new Set(matched.map(({ process }) => process.pid)).size, 4);
  for (const { directory, process } of matched) assert.equal(process.cwd, directory);
  const named = matched.find(({ id }) => id === known.id);
  assert.deepEqual([named.match.how, named.match.confidence], ['named', 'certain']);
  const single = matched.find(({ process }) => process.role === 'run');
  assert.equal(single.process.pid, run.pid);
  assert.equal(single.interactive, false);
  const asking = matched.find(({ directory }) => directory === other);
  assert.equal(asking.state, 'waiting');
  assert.equal(asking.question, 'Which colour?');
  assert.equal(named.state, 'finished');
  assert.equal(named.interactive, true);
  assert.equal(matched.filter(({ tool }) => tool?.name === 'bash').length, 2);
  assert.deepEqual(
    report.processes_without_session.filter(({ role }) => role === 'interactive'),
    [],
  );
});

live('the view shows them, the one that waits first, and counts it', async ({ page }, context) => {
  await row(page, 'waits for you').waitFor({ timeout: 20_000 });
  await row(page, 'Which colour?').waitFor();
  assert.match(await rows(page).first().innerText(), /waits for you/);
  const withTool = rows(page).filter({ hasText: /bash \d/ });
  await withTool.first().waitFor();
  await row(page, 'finished').waitFor();
  assert.equal(await withTool.count(), 1);
  const badge = page.locator('.activitybar .action-item', {
    has: page.locator('a[aria-label^="OpenCode Observatory"]'),
  });
  await badge.locator('.badge-content', { hasText: '1' }).first().waitFor();
  await background(page);
  await withTool.nth(1).waitFor();
  const working = withTool.first();
  if ((await working.getAttribute('aria-expanded')) === 'false') await toggleRow(working);
  await row(page, 'sleep 90').waitFor();
  for (const theme of themes) {
    await setTheme(page, theme);
    await shot(page, `live-view-${theme}`);
  }
  await setTheme(page, 'dark');
  await row(page, 'waits for you').hover();
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Match' });
  await hover.waitFor();
  context.diagnostic(await hover.innerText());
  await shot(page, 'live-hover');
  await page.mouse.move(900, 300);
});

live('one that is killed in the middle of a tool is interrupted', async ({ page }, context) => {
  const killed = Date.now();
  await run.kill('SIGKILL');
  await row(page, 'interrupted').waitFor({ timeout: 30_000 });
  context.diagnostic(`seen ${Date.now() - killed} ms after its end`);
  const report = await liveNow(sandbox);
  const gone = report.sessions.find(({ state }) => state === 'interrupted');
  assert.equal(gone.process, null);
  assert.equal(gone.tool.name, 'bash');
  await background(page);
});

live('a terminal of the window is found from its session, and told of when it fails', async ({ page }) => {
  await palette(page, 'Terminal: Create New Terminal');
  const terminal = page.locator('.terminal-wrapper.active .xterm-helper-textarea');
  await terminal.waitFor({ state: 'attached', timeout: 60_000 });
  await terminal.focus();
  await page.keyboard.type(`${sandbox.binary} --prompt '[[error]] in VS Code'\n`);
  const failed = row(page, /error \d/);
  await failed.waitFor({ timeout: 60_000 });
  await palette(page, 'View: Toggle Panel Visibility');
  await page.locator('.terminal-wrapper.active').waitFor({ state: 'hidden' });
  await rowAction(page, failed, 'Show Terminal');
  await page.locator('.terminal-wrapper.active').waitFor({ state: 'visible' });
  await shot(page, 'live-terminal');
});

live('a session of the open folder that waits elsewhere is told of once, and shown', async ({ page }) => {
  await palette(page, 'Notifications: Clear All Notifications');
  sandbox.startInTerminal(['--prompt', '[[ask]] in the project, in another terminal']);
  const toast = page.locator('.notification-toast').filter({ hasText: 'waits for your answer' });
  await toast.waitFor({ timeout: 60_000 });
  assert.equal(await toast.count(), 1);
  await shot(page, 'live-notification');
  await toast.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.editor-group-container .tab.active').filter({ hasText: 'Fake title' }).waitFor();
  await toast.waitFor({ state: 'detached' });
  // It waits on, and each look says so.
  await row(page, 'waits for you').waitFor();
  assert.equal(await toast.count(), 0);
});

live('a server that is named in the settings tells of permissions and of what is tried again', async ({ page }) => {
  const folder = path.join(sandbox.root, 'served');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'opencode.json'), JSON.stringify({ permission: { webfetch: 'ask' } }));
  const server = await sandbox.serve({ folder });
  writeSettings(workbench.userDataDir, { 'opencodeObservatory.live.server': server.url });
  await server.ask('[[permission]] look it up');
  // Until the server is heard, all there is to see is a tool at work: who comes late is told by the next prompt.
  const asks = row(page, 'webfetch http://127.0.0.1:9/');
  for (let turn = 0; turn < 5 && (await asks.count()) === 0; turn++) {
    await asks.waitFor({ timeout: 5000 }).catch(() => server.ask('[[permission]] look it up once more'));
  }
  await asks.waitFor();
  await server.ask('[[busy]] with something');
  // The list is longer than its view: the others make room.
  for (const other of ['Sessions', 'Skills']) {
    await treeView(page, other).locator('.pane-header[aria-expanded=true]').first().click();
  }
  await row(page, 'retrying').waitFor({ timeout: 20_000 });
  await shot(page, 'live-server');
});
