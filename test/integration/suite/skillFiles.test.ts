import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { observatory, until } from './support/observatory.ts';

const file = (name: string, text: string): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const target = path.join(folder.uri.fsPath, '.opencode/skills', name, 'SKILL.md');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return vscode.Uri.file(target);
};
/** Ours: VS Code checks files of this name as well. */
const problemsOf = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'OpenCode Observatory')
    .map(({ code, range }) => `${typeof code === 'string' ? code : ''} ${range.start.line}`);

suite('an editor with a SKILL.md', () => {
  suiteSetup(() => observatory());
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows problems of its head, and takes them back when they are solved', async () => {
    const uri = file('half', '---\nname: half\n---\nDo it.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(
      async () => problemsOf(uri),
      (problems) => problems.join() === 'description-missing 0',
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(2, 0), 'description: Does it.\n');
    await vscode.workspace.applyEdit(edit);
    await until(
      async () => problemsOf(uri),
      (problems) => problems.length === 0,
    );
    await document.save();
  });

  test('shows its use above it and in the hover of its name', async () => {
    const uri = file('whole', '---\nname: whole\ndescription: All of it.\n---\nDo it.\n');
    await vscode.window.showTextDocument(uri);
    await until(
      async () =>
        (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)) ?? [],
      (lenses) => lenses.some(({ command }) => command?.title === 'never used'),
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 8),
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.ok(
      texts.some((text) => text.includes('Show in the Skills tab')),
      texts.join(),
    );
  });
});
