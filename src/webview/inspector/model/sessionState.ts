import type { SessionSummary } from '../../../core/reports/sessionList.ts';
import type { Words } from '../../text/words.ts';
import { momentText } from '../../model/momentText.ts';

/** What a session is doing, as an icon, a tone and a word. */
export interface SessionState {
  readonly icon: string;
  /** Class of the colour; '' where there is nothing to act on. */
  readonly tone: '' | 'warning' | 'critical';
  readonly word: string;
  /** Since when, in words. */
  readonly since: string;
}

/** Puts a session's state in words; `now` in ms. */
export function sessionState(session: SessionSummary, now: number, { t, formats }: Words): SessionState {
  const since = t('since {0}', momentText(session.since || session.lastActivity, now, formats));
  switch (session.activity) {
    case 'working':
      return { icon: 'loading', tone: '', word: t('working'), since };
    case 'interrupted':
      return { icon: 'circle-slash', tone: 'warning', word: t('interrupted'), since };
    case 'error':
      return { icon: 'error', tone: 'critical', word: t('error'), since };
    case 'idle':
      return { icon: 'circle-large-outline', tone: '', word: t('idle'), since };
  }
}
