import { l10n } from 'vscode';
import type { SessionSummary } from '../../../core/reports/sessionList.ts';
import { ageText, durationText, shareText } from '../../text/format.ts';
import { costText, joined, requestsText } from '../../text/words.ts';

/** The grey part of a session's row: its state in words, then cost, share or requests, and age; `now` in ms. */
export function sessionDescription(session: SessionSummary, now: number): string {
  const { workflow } = session;
  const cost = workflow.requests === 0 ? '' : costText(workflow.cost);
  const requests = workflow.requests === 0 ? l10n.t('no requests') : requestsText(workflow.requests);
  const state = stateWords(session, now);
  const age = session.activity === 'working' ? '' : ageText(session.lastActivity, now);
  if (session.parentId === '') return joined([...state, cost, requests, age]);
  const share = session.costShare === null ? requests : l10n.t('{0} of the cost', shareText(session.costShare));
  return joined([...state, cost, share, age]);
}

/** What is special about a session, in words: icons alone tell a screen reader nothing. */
export function stateWords(session: SessionSummary, now: number): string[] {
  const words: string[] = [];
  if (session.activity === 'working') {
    words.push(session.since === 0 ? l10n.t('working') : l10n.t('working {0}', durationText(now - session.since)));
  }
  if (session.activity === 'interrupted') words.push(l10n.t('interrupted'));
  if (session.activity === 'error') words.push(l10n.t('error'));
  if (session.archived) words.push(l10n.t('archived'));
  if (session.forked) words.push(l10n.t('fork'));
  return words;
}

/** The name of a session, also when it has none. */
export function sessionLabel(session: SessionSummary): string {
  return session.title === '' ? l10n.t('Untitled session') : session.title;
}
