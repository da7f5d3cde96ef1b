// VS Code is open on a project while the real opencode works in it: what the extension shows must follow by itself.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { shot } from '../ui/support/screenshots.mjs';
import { statusBarText } from '../ui/support/statusBar.mjs';
import { showSideBar, treeRows } from '../ui/support/trees.mjs';
import { uiTest } from '../ui/support/uiTest.mjs';
import { openWorkbench } from '../ui/support/workbench.mjs';
import { startFakeProvider } from './support/fakeProvider.mjs';
import { createSandbox } from './support/sandbox.mjs';

/** How long after opencode's own end its figures may take to be on screen; the agent writes its last row a moment before. */
const followMs = 5000;

let provider;
let sandbox;
let workbench;
before(async () => {
  provider = await startFakeProvider();
  sandbox = createSandbox({ provider });
  await sandbox.run('[[plain]] before VS Code is open'); // 900 × $3 + 25 × $15 per million: $0.003075
  workbench = await openWorkbench({ home: sandbox, env: sandbox.env });
  await showSideBar(workbench.page);
});
after(async () => {
  await workbench?.close();
  await provider?.stop();
  await sandbox?.dispose();
});

const live = (name, body) => uiTest(name, () => workbench, body, { timeoutMs: 240_000 });

live('shows what was there before', async ({ page }) => {
  await statusBarText(page, 'cost', /\$0\.0031/);
  await treeRows(page, 'Sessions').filter({ hasText: '1 request' }).first().waitFor();
});

live('cost, context and tree follow a session as it is written', async ({ page }) => {
  await sandbox.run('[[hello]] while VS Code is open'); // 4000 × $3 + 8000 × $0.3 + 340 × $15 per million: $0.0195 more
  await statusBarText(page, 'cost', /\$0\.02\b/, followMs);
  await statusBarText(page, 'context', /\b3%/, followMs); // 12,340 of 400,000 tokens
  await treeRows(page, 'Sessions').nth(2).waitFor({ timeout: followMs });
});

live('a context window that is nearly full turns the status bar item to its error colour', async ({ page }) => {
  await sandbox.run('[[full]] fill the window');
  await statusBarText(page, 'context', /\b91%/, followMs);
  await page.locator('.statusbar-item.error-kind[id$="opencodeObservatory.context"]').waitFor({ timeout: followMs });
  await shot(page, 'live-full');
});

live('a running opencode shows as working, a killed one as interrupted', async ({ page }) => {
  const rows = treeRows(page, 'Sessions');
  const opencode = sandbox.start('[[slow]] to be killed');
  await rows.nth(4).waitFor({ timeout: 60_000 }); // the folder, and the fourth session in it
  await rows.nth(1).filter({ hasText: 'working' }).waitFor({ timeout: 20_000 });
  assert.equal(await rows.filter({ hasText: 'interrupted' }).count(), 0);
  await shot(page, 'live-working');
  await opencode.kill('SIGKILL');
  await rows.nth(1).filter({ hasText: 'interrupted' }).waitFor({ timeout: 20_000 });
  await shot(page, 'live-interrupted');
});
