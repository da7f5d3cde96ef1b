import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import * as vscode from 'vscode';

const id = 'opencode-observatory.opencode-observatory';

suite('the extension in a real VS Code', () => {
  test('runs in a home of its own, never in the developer’s', () => {
    assert.ok(process.env['TEST_HOME'], 'the runner names the home');
    assert.ok(homedir().startsWith(process.env['TEST_HOME']));
  });

  test('is found and activates', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test('registers every command its manifest declares', async () => {
    const manifest = vscode.extensions.getExtension(id)?.packageJSON as {
      contributes?: { commands?: { command: string }[] };
    };
    const declared = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    assert.ok(declared.includes('opencodeObservatory.analytics.open'));
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  test('opens the analytics panel', async () => {
    await vscode.commands.executeCommand('opencodeObservatory.analytics.open');
    const isPanel = (tab: vscode.Tab): boolean =>
      tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('opencodeObservatory.analytics');
    const deadline = Date.now() + 10_000;
    const panels = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isPanel);
    while (panels().length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(panels().length, 1);
  });
});
