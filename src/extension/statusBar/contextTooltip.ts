import { l10n, type MarkdownString } from 'vscode';
import type { ContextUse } from '../../core/live/contextUse.ts';
import type { StatusReport } from '../../core/reports/status.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { countText, timeText } from '../text/format.ts';
import { blocks, commandLink, escapeMarkdown, escapePath, hover, table } from '../text/markdown.ts';

/** The hover of the context item: how full the window is, of which model and session, and who says how large it is. */
export function contextTooltip(use: ContextUse, status: StatusReport, timeZone: string): MarkdownString {
  const model = escapeMarkdown(`${use.model.providerID}/${use.model.modelID}`);
  const rows = [
    [l10n.t('Used'), l10n.t('{0} tokens', countText(use.tokens))],
    [l10n.t('Window'), use.limit === null ? l10n.t('unknown') : l10n.t('{0} tokens', countText(use.limit))],
    ...(use.percent === null ? [] : [[l10n.t('Full'), `${use.percent}%`]]),
  ];
  return hover(
    blocks(
      `**${l10n.t('Context window')}** ${status.session ? escapeMarkdown(status.session.title || status.session.id) : ''}`,
      table([model, ''], rows),
      advice(use),
      use.limitSource === '' ? '' : l10n.t('Window size from {0}', escapePath(use.limitSource)),
      status.asOf === 0 ? '' : l10n.t('As of {0}', timeText(status.asOf, timeZone)),
      commandLink(l10n.t('Open Analytics'), commandIds.openAnalytics),
    ),
    [commandIds.openAnalytics],
  );
}

function advice(use: ContextUse): string {
  if (use.percent === null)
    return l10n.t('No configuration and no price list says how large the window of this model is.');
  if (use.percent > 90) return l10n.t('Nearly full: OpenCode will soon replace the conversation by a summary.');
  if (use.percent > 75) return l10n.t('Filling up: a good moment to finish the topic or to start a new session.');
  return '';
}
