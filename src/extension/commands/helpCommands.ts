import { commands, Uri, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { helpTopicOf } from './helpTopics.ts';
import { registerCommands } from './register.ts';

/** Opens the page that explains errors by symptom, at the entry an error or a welcome text names. */
export function helpCommands({ log }: Services, extensionUri: Uri): Disposable[] {
  const page = Uri.joinPath(extensionUri, 'docs', 'troubleshooting.md');
  return registerCommands(log, {
    [commandIds.openHelp]: (topic) =>
      commands.executeCommand('markdown.showPreview', page.with({ fragment: helpTopicOf(topic) ?? '' })),
  });
}
