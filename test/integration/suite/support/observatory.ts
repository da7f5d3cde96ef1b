import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ObservatoryApi } from '../../../../src/extension/api.ts';
import { settingIds } from '../../../../src/extension/manifest/settingIds.ts';

/** The extension under test. */
export function extension(): vscode.Extension<ObservatoryApi> {
  const found = vscode.extensions.getExtension<ObservatoryApi>('opencode-observatory.opencode-observatory');
  assert.ok(found, 'the extension is installed');
  return found;
}

/** Activates the extension and returns its API. */
export async function observatory(): Promise<ObservatoryApi> {
  return extension().activate();
}

/** Asks again and again until the answer pleases; fails with the last answer. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  pleases: (answer: Answer) => boolean,
  milliseconds = 15_000,
): Promise<Answer> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (pleases(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`not in ${milliseconds} ms: ${JSON.stringify(answer)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Points the extension at folders of data, as a user would in the settings; none means OpenCode's own places. */
export async function useDataFolders(...folders: readonly string[]): Promise<void> {
  const value = folders.length === 0 ? undefined : folders;
  await vscode.workspace.getConfiguration().update(settingIds.dataFolders, value, vscode.ConfigurationTarget.Global);
}
