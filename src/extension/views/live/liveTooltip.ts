import { l10n, type MarkdownString } from 'vscode';
import type { LiveProcess, LiveSession } from '../../../core/live/liveReport.ts';
import { countText, durationText, tokensText } from '../../text/format.ts';
import { blocks, escapeMarkdown, hover, table } from '../../text/markdown.ts';
import { costText, joined, requestsText } from '../../text/words.ts';
import { doingText, loadTexts, matchText, roleText, sessionName } from './liveWords.ts';

/** The hover of a live session: what it does and said, what it used, and which process that is; `now` in ms. */
export function liveTooltip(session: LiveSession, now: number): MarkdownString {
  const { title: _title, directory, lastLine, question, tokens, context, model, agentName, match, process } = session;
  const used = [
    [l10n.t('Cost'), session.requests === 0 ? '' : costText(session.cost)],
    [l10n.t('Requests'), requestsText(session.requests)],
    [l10n.t('Tokens in'), tokensText(tokens.input + tokens.cacheRead + tokens.cacheWrite)],
    [l10n.t('Tokens out'), tokensText(tokens.output + tokens.reasoning)],
    [l10n.t('Context'), contextText(context)],
    [l10n.t('Round'), session.roundStart === 0 ? '' : durationText(Math.max(0, now - session.roundStart))],
    [l10n.t('Model'), model === null ? '' : escapeMarkdown(`${model.providerID}/${model.modelID}`)],
    [l10n.t('Agent'), escapeMarkdown(agentName)],
  ].filter(([, value]) => value !== '');
  const [head = [], ...rows] = used;
  return hover(
    blocks(
      joined([`**${escapeMarkdown(sessionName(session))}**`, escapeMarkdown(doingText(session, now))]),
      escapeMarkdown(question),
      lastLine === '' ? '' : `*${escapeMarkdown(lastLine)}*`,
      escapeMarkdown(directory),
      table(head, rows),
      process === null ? l10n.t('No process works on it.') : processTable(process, now),
      match === null ? '' : l10n.t('Match: {0}', escapeMarkdown(matchText(match.how, match.confidence))),
    ),
  );
}

/** The hover of a process without a session. */
export function processTooltip(process: LiveProcess, now: number): MarkdownString {
  return hover(
    blocks(
      `**${escapeMarkdown(process.agent)}**`,
      escapeMarkdown(process.directory),
      processTable(process, now),
      escapeMarkdown(process.commandLine),
    ),
  );
}

function processTable(process: LiveProcess, now: number): string {
  const { pid, tty, started, role } = process;
  const [load = '', memory = ''] = loadTexts(process);
  const rows = [
    [l10n.t('For'), roleText(role)],
    [l10n.t('Terminal'), escapeMarkdown(tty)],
    [l10n.t('Up'), started === null ? '' : durationText(Math.max(0, now - started))],
    [l10n.t('Load'), joined([load, memory])],
  ].filter(([, value]) => value !== '');
  return table([l10n.t('Process'), String(pid)], rows);
}

function contextText(context: LiveSession['context']): string {
  if (context === null) return '';
  const used = tokensText(context.tokens);
  if (context.limit === null || context.percent === null) return l10n.t('{0} tokens', used);
  return l10n.t('{0}%, {1} of {2}', countText(context.percent), used, tokensText(context.limit));
}
