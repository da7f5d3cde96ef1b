import { env, l10n, type MarkdownString } from 'vscode';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import { cacheHitRatio, totalTokens, type TokenUsage } from '../../core/model/tokenUsage.ts';
import type { Figures } from '../../core/reports/figures.ts';
import type { StatusReport } from '../../core/reports/status.ts';
import { budgetTable } from '../budgets/budgetTable.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { countText, dayText, shareText, timeText, tokensText } from '../text/format.ts';
import { blocks, commandLink, escapeMarkdown, hover, table } from '../text/markdown.ts';
import { costText, joined } from '../text/words.ts';

/** The hover of the cost item: the periods side by side, today's tokens by kind, and where to read more. */
export function costTooltip(status: StatusReport, timeZone: string, budgets?: BudgetReport): MarkdownString {
  const { today, week, month } = status.workspace;
  const rows = [
    ...(status.session ? [row(l10n.t('Newest session'), status.session.workflow)] : []),
    row(l10n.t('Today'), today),
    row(l10n.t('This week'), week),
    row(l10n.t('This month'), month),
    ...(status.hasWorkspace ? [row(l10n.t('All folders, today'), status.everywhere.today)] : []),
  ];
  return hover(
    blocks(
      heading(status, timeZone),
      table([l10n.t('Period'), l10n.t('Cost'), l10n.t('Requests'), l10n.t('Tokens')], rows),
      budgets === undefined ? '' : budgetTable(budgets),
      tokensLine(today.tokens),
      sessionLine(status),
      asOfLine(status, timeZone),
      links(status),
    ),
    [commandIds.openAnalytics, commandIds.setBudget, commandIds.openSettings, commandIds.closeDemo],
  );
}

function heading(status: StatusReport, timeZone: string): string {
  const place = status.hasWorkspace ? l10n.t('this workspace') : l10n.t('all folders');
  const machine = env.remoteName ? escapeMarkdown(env.remoteName) : '';
  const about = joined([dayText(Date.now(), timeZone), place, machine]);
  return `**${status.demo ? l10n.t('Demo data') : 'OpenCode'}** ${about}`;
}

function row(label: string, figures: Figures): string[] {
  return [label, costText(figures.cost), countText(figures.requests), tokensText(totalTokens(figures.tokens))];
}

function tokensLine(tokens: TokenUsage): string {
  if (totalTokens(tokens) === 0) return '';
  const kinds = [l10n.t('Input'), l10n.t('Output'), l10n.t('Reasoning'), l10n.t('Cache read'), l10n.t('Cache write')];
  const { input, output, reasoning, cacheRead, cacheWrite } = tokens;
  const hits = cacheHitRatio(tokens);
  const head = [l10n.t('Tokens today'), ...kinds];
  const cells = [input, output, reasoning, cacheRead, cacheWrite].map(tokensText);
  const label = hits === null ? l10n.t('By kind') : l10n.t('{0} cache hits', shareText(hits));
  return table(head, [[label, ...cells]]);
}

function sessionLine(status: StatusReport): string {
  const { session } = status;
  if (!session) return '';
  const model = session.model ? escapeMarkdown(`${session.model.providerID}/${session.model.modelID}`) : '';
  return joined([`**${escapeMarkdown(session.title || session.id)}**`, model, escapeMarkdown(session.agent)]);
}

function asOfLine(status: StatusReport, timeZone: string): string {
  return status.asOf === 0 ? '' : l10n.t('As of {0}', timeText(status.asOf, timeZone));
}

function links(status: StatusReport): string {
  return joined([
    commandLink(l10n.t('Open Analytics'), commandIds.openAnalytics),
    commandLink(l10n.t('Set Budget...'), commandIds.setBudget),
    commandLink(l10n.t('Settings'), commandIds.openSettings),
    status.demo ? commandLink(l10n.t('Close Demo Data'), commandIds.closeDemo) : '',
  ]);
}
