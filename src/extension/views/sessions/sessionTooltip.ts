import { l10n, type MarkdownString } from 'vscode';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { Figures } from '../../../core/reports/figures.ts';
import type { SessionSummary } from '../../../core/reports/sessionList.ts';
import { countText, momentText, tokensText } from '../../text/format.ts';
import { blocks, escapeMarkdown, hover, table } from '../../text/markdown.ts';
import { costText, errorsText, joined } from '../../text/words.ts';
import { sessionLabel, stateWords } from './sessionDescription.ts';

/** The hover of a session's row: what it used, where, with what, and when. */
export function sessionTooltip(session: SessionSummary, timeZone: string, now: number): MarkdownString {
  return hover(
    blocks(
      joined([`**${escapeMarkdown(sessionLabel(session))}**`, ...stateWords(session, now)]),
      escapeMarkdown(session.directory),
      usage(session),
      tokens(session.workflow),
      joined([model(session), escapeMarkdown(session.agent), context(session)]),
      table(
        [l10n.t('Last activity'), momentText(session.lastActivity, timeZone)],
        [
          [l10n.t('Started'), momentText(session.created, timeZone)],
          [l10n.t('OpenCode'), escapeMarkdown(session.version)],
          [l10n.t('Session id'), escapeMarkdown(session.id)],
        ],
      ),
    ),
  );
}

function usage(session: SessionSummary): string {
  const { own, workflow, children } = session;
  const rows = children.length === 0 ? [] : [row(l10n.t('Own'), own)];
  const label = children.length === 0 ? l10n.t('Session') : l10n.t('With sub-agents');
  const head = ['', l10n.t('Cost'), l10n.t('Requests'), l10n.t('Tokens')];
  const problems = workflow.errors === 0 ? '' : errorsText(workflow.errors);
  const copies =
    workflow.copies === 0 ? '' : l10n.t('{0} copied from its parent, not counted', countText(workflow.copies));
  return blocks(table(head, [...rows, row(label, workflow)]), joined([problems, copies]));
}

function row(label: string, figures: Figures): string[] {
  return [label, costText(figures.cost), countText(figures.requests), tokensText(totalTokens(figures.tokens))];
}

function tokens({ tokens: used }: Figures): string {
  if (totalTokens(used) === 0) return '';
  const head = [l10n.t('Input'), l10n.t('Output'), l10n.t('Reasoning'), l10n.t('Cache read'), l10n.t('Cache write')];
  const cells = [used.input, used.output, used.reasoning, used.cacheRead, used.cacheWrite];
  return table(head, [cells.map(tokensText)]);
}

function model(session: SessionSummary): string {
  return session.model ? escapeMarkdown(`${session.model.providerID}/${session.model.modelID}`) : '';
}

function context({ context: use }: SessionSummary): string {
  if (!use) return '';
  if (use.percent === null) return l10n.t('{0} tokens of context', tokensText(use.tokens));
  return l10n.t('{0}% of the context window', use.percent);
}
