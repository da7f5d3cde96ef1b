import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { viewIds } from '../../../src/extension/manifest/viewIds.ts';
import { observatory, until } from './support/observatory.ts';

const panels = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes(viewIds.container));

suite('the workbench', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('gets an API that nobody can change', async () => {
    const api = await observatory();
    assert.equal(api.version, 2);
    assert.ok(Object.isFrozen(api));
    assert.deepEqual(Object.keys(api).sort(), [
      'getDashboardStats',
      'omp',
      'onDidChange',
      'status',
      'syncAllSessions',
      'version',
    ]);
  });

  test('has both views, and they can be focused', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const id of [viewIds.sessions, viewIds.skills]) {
      assert.ok(commands.has(`${id}.focus`), id);
      await vscode.commands.executeCommand(`${id}.focus`);
    }
  });

  test('shows one panel, however often it is opened', async () => {
    await vscode.commands.executeCommand(commandIds.openAnalytics);
    await vscode.commands.executeCommand(commandIds.openAnalytics);
    await until(
      async () => panels().length,
      (count) => count === 1,
    );
    assert.equal(panels()[0]?.label, 'Observatory');
    await vscode.window.tabGroups.close(panels());
    await until(
      async () => panels().length,
      (count) => count === 0,
    );
    await vscode.commands.executeCommand(commandIds.openAnalytics);
    await until(
      async () => panels().length,
      (count) => count === 1,
    );
  });

  test('runs every command of the list of sessions without a word of complaint', async () => {
    const quiet = [
      commandIds.groupSessionsByDay,
      commandIds.listSessionsFlat,
      commandIds.groupSessionsByProject,
      commandIds.toggleArchivedSessions,
      commandIds.toggleArchivedSessions,
      commandIds.clearSessionFilter,
      commandIds.refreshSkills,
      commandIds.refresh,
    ];
    for (const command of quiet) await vscode.commands.executeCommand(command);
  });
});
