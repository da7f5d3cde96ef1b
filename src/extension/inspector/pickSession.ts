import { l10n, window } from 'vscode';
import { cleanLine } from '../../core/format/cleanLine.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import { ageText } from '../text/format.ts';
import { costText, joined } from '../text/words.ts';

/** Sessions offered: the newest, which the picker searches. */
const offered = 500;
/** Longest title in the list, in letters. */
const maximumTitle = 100;

/** Lets the user choose one of the newest sessions; undefined when none was chosen. */
export async function pickSession(worker: {
  readonly api: Pick<WorkerApi, 'sessionPage'>;
}): Promise<string | undefined> {
  const query = { grouping: 'flat', sort: 'recent', filter: '', archived: true } as const;
  const items = worker.api.sessionPage({ ...query, group: 'all', offset: 0, limit: offered }).then(({ sessions }) =>
    sessions.map(({ id, title, projectLabel, lastActivity, workflow }) => ({
      label: cleanLine(title, maximumTitle) || id,
      description: joined([projectLabel, ageText(lastActivity, Date.now()), costText(workflow.cost)]),
      id,
    })),
  );
  const placeHolder = l10n.t('Session to inspect');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.id;
}
