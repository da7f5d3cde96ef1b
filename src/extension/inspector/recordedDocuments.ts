import {
  commands,
  l10n,
  window,
  workspace,
  type CancellationToken,
  type TextDocumentContentProvider,
  type Uri,
} from 'vscode';
import { cleanLine } from '../../core/format/cleanLine.ts';
import type { Fidelity } from '../../core/transcript/diff/recordedChange.ts';
import type { ChangesQuery, InspectorApi } from '../../protocol/inspectorApi.ts';
import { Owner } from '../lifecycle.ts';
import { parseRecordedUri, recordedScheme, recordedUri } from './recordedUri.ts';

/** Longest name of a file in the title of an editor, in letters. */
const maximumName = 60;

/**
 * Both sides of what a session changed, as documents for VS Code's own diff editor: put together by the worker from what was
 * recorded each time they are opened, kept nowhere, and labelled with how much of the file that is.
 */
export class RecordedDocuments extends Owner implements TextDocumentContentProvider {
  readonly #worker: { readonly api: Pick<InspectorApi, 'changedFile' | 'changedFiles'> };

  constructor(worker: { readonly api: Pick<InspectorApi, 'changedFile' | 'changedFiles'> }) {
    super();
    this.#worker = worker;
    this.own(workspace.registerTextDocumentContentProvider(recordedScheme, this));
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const side = parseRecordedUri(uri);
    if (side === null) return '';
    const cancel = new AbortController();
    const subscription = token.onCancellationRequested(() => cancel.abort());
    try {
      const { session, turn, path } = side;
      return (await this.#worker.api.changedFile({ session, turn, path }, cancel.signal))[side.side];
    } finally {
      subscription.dispose();
    }
  }

  /** Opens the diff of one file, or with path '' of all files. */
  async openChanges(query: ChangesQuery, path: string): Promise<void> {
    const files = await this.#worker.api.changedFiles(query);
    const wanted = path === '' ? files : files.filter((file) => file.path === path);
    const [first] = wanted;
    if (first === undefined) {
      void window.showInformationMessage(l10n.t('OpenCode recorded no change to show here.'));
      return;
    }
    const sides = (file: string): readonly [Uri, Uri] => [
      recordedUri({ ...query, path: file, side: 'before' }),
      recordedUri({ ...query, path: file, side: 'after' }),
    ];
    if (path !== '') {
      const [before, after] = sides(first.path);
      const name = cleanLine(first.path.split(/[\\/]/).at(-1) ?? first.path, maximumName);
      await commands.executeCommand('vscode.diff', before, after, `${name} (${fidelityText(first.fidelity)})`);
      return;
    }
    const least = wanted.some(({ fidelity }) => fidelity !== 'exact') ? 'excerpt' : 'exact';
    const what = query.turn === '' ? l10n.t('Changes of the session') : l10n.t('Changes of the prompt');
    const resources = wanted.map((file) => {
      const [before, after] = sides(file.path);
      return [after, before, after];
    });
    await commands.executeCommand('vscode.changes', `${what} (${fidelityText(least)})`, resources);
  }
}

/** How much of a file a diff shows, for its title. */
export function fidelityText(fidelity: Fidelity): string {
  switch (fidelity) {
    case 'exact':
      return l10n.t('as recorded');
    case 'excerpt':
      return l10n.t('recorded excerpts, not the whole file');
    case 'none':
      return l10n.t('not recorded');
  }
}
