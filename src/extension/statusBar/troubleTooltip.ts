import { l10n, type MarkdownString } from 'vscode';
import type { SourceFailure } from '../../core/model/sourceState.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { blocks, commandLink, escapeMarkdown, hover } from '../text/markdown.ts';
import { joined } from '../text/words.ts';

/** The hover of the cost item when there is nothing to show but a reason: what, why, and the next step. */
export function troubleTooltip(failure: SourceFailure | undefined, path: string): MarkdownString {
  const why = failure?.message ?? l10n.t('The reader of OpenCode data stopped three times in a row.');
  const next = failure?.nextStep ?? l10n.t('Try again, and look at the log if it stops once more.');
  return hover(
    blocks(
      `**${l10n.t('OpenCode data cannot be read')}**`,
      escapeMarkdown(why),
      path === '' ? '' : escapeMarkdown(path),
      escapeMarkdown(next),
      joined([
        commandLink(l10n.t('Try Again'), commandIds.refresh),
        commandLink(l10n.t('Show Log'), commandIds.showLog),
        commandLink(l10n.t('Settings'), commandIds.openSettings),
      ]),
    ),
    [commandIds.refresh, commandIds.showLog, commandIds.openSettings],
  );
}
