import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { dataFolder, moveToToday } from './support/databases.ts';
import { observatory, until, useDataFolders } from './support/observatory.ts';

const hostile = '<img src=x onerror=alert(1)> [x](command:workbench.action.quit) $(trash) \u202egnp.exe';

suite('the figures', () => {
  const folders: string[] = [];
  teardown(() => useDataFolders());
  suiteTeardown(() => Promise.all(folders.map((folder) => rm(path.dirname(folder), { recursive: true, force: true }))));

  test('of a known database are exactly what its rows add up to, as soon as the setting names its folder', async () => {
    const folder = await dataFolder('small', moveToToday);
    folders.push(folder);
    const api = await observatory();
    await useDataFolders(folder);
    const { everywhere, session } = await until(
      () => api.status(),
      (report) => report.everywhere.today.requests === 65,
    );
    const { cost, failedRequests, copies, tokens } = everywhere.today;
    assert.deepEqual(
      { amount: cost.amount, failedRequests, copies, tokens },
      {
        amount: 2_463_295_000,
        failedRequests: 3,
        copies: 4,
        tokens: { input: 338_000, output: 39_406, reasoning: 1616, cacheRead: 1_201_800, cacheWrite: 0 },
      },
    );
    assert.ok(session === null || session.id.startsWith('ses_'));
  });

  test('follow the setting back to OpenCode’s own places', async () => {
    const api = await observatory();
    const before = await api.status();
    const folder = await dataFolder('small', (database) => {
      moveToToday(database);
      database.run(
        "DELETE FROM message WHERE id <> (SELECT id FROM message WHERE json_extract(data, '$.cost') > 0 LIMIT 1)",
      );
    });
    folders.push(folder);
    await useDataFolders(folder);
    await until(
      () => api.status(),
      (report) => report.everywhere.today.requests === 1,
    );
    await useDataFolders();
    await until(
      () => api.status(),
      (report) => report.everywhere.month.requests === before.everywhere.month.requests,
    );
  });

  test('tell whoever listens that they changed', async () => {
    const folder = await dataFolder('small', moveToToday);
    folders.push(folder);
    const api = await observatory();
    const changed = new Promise<void>((resolve) => {
      const subscription = api.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
    await useDataFolders(folder);
    await changed;
  });

  test('of a database full of hostile text are still figures, and its titles one safe line', async () => {
    const here = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const folder = await dataFolder('small', (database) => {
      moveToToday(database);
      database.run('UPDATE session SET title = ?1, directory = ?2', [hostile + '\n\u0007'.repeat(50_000), here]);
      database.run("UPDATE message SET data = 'null' WHERE id IN (SELECT id FROM message LIMIT 3)");
    });
    folders.push(folder);
    const api = await observatory();
    await useDataFolders(folder);
    const { session } = await until(
      () => api.status(),
      (report) => report.everywhere.today.requests > 0 && report.session !== null,
    );
    assert.ok(session);
    assert.ok(session.title.length <= 300);
    assert.doesNotMatch(session.title, /[\u0000-\u001f\u202e]/);
    await vscode.commands.executeCommand(commandIds.copySessionId, session.id);
    assert.equal(await vscode.env.clipboard.readText(), session.id);
  });

  test('are the demo’s while it is open, and the user’s own again afterwards', async () => {
    const api = await observatory();
    await vscode.commands.executeCommand(commandIds.openDemo);
    const demo = await until(
      () => api.status(),
      (report) => report.demo && report.everywhere.month.requests > 0,
      60_000,
    );
    assert.ok(demo.everywhere.month.cost.amount > 0);
    await vscode.commands.executeCommand(commandIds.closeDemo);
    await until(
      () => api.status(),
      (report) => !report.demo,
    );
  });
});
