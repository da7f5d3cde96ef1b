import { l10n } from 'vscode';
import type { LiveReport, LiveSession } from '../../core/live/liveReport.ts';
import { needsUser } from '../../core/live/liveState.ts';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { PaneRow } from '../../protocol/paneApi.ts';
import { ageText, tokensText } from '../text/format.ts';
import { costText } from '../text/words.ts';
import { stateText } from '../views/live/liveWords.ts';
import { cellText } from './cellText.ts';
import type { BareContent } from './paneContent.ts';
import { titleOf } from './paneTitle.ts';

/** What runs now; those that need the user are said to. */
export function liveContent({ sessions, asOf }: LiveReport): BareContent {
  const shown = sessions.filter(({ interactive }) => interactive);
  const waiting = shown.filter(({ state }) => needsUser(state)).length;
  const most = Math.max(1, ...shown.map(({ cost }) => cost.amount));
  return {
    title: titleOf('live'),
    note: waiting === 0 ? '' : waiting === 1 ? l10n.t('1 needs you') : l10n.t('{0} need you', waiting),
    head: [l10n.t('Session'), l10n.t('State'), l10n.t('Since'), l10n.t('Context'), l10n.t('Tokens'), l10n.t('Cost')],
    rows: shown.map((session) => rowOf(session, most, asOf)),
    total: [],
    empty: l10n.t('No agent is running.'),
  };
}

function rowOf(
  { id, title, state, tool, since, context, tokens, cost }: LiveSession,
  most: number,
  now: number,
): PaneRow {
  const percent = context?.percent ?? null;
  const doing = state === 'tool' && tool !== null ? cellText(tool.name) : stateText(state);
  return {
    key: id,
    cells: [
      cellText(title) || id,
      doing,
      ageText(since, now),
      percent === null ? '' : `${percent}%`,
      tokensText(totalTokens(tokens)),
      costText(cost),
    ],
    share: cost.amount / most,
    sessionId: id,
    tone: needsUser(state) ? 'warning' : 'calm',
  };
}
