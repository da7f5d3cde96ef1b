import type { LiveSession } from '../../../core/live/liveReport.ts';
import type { LiveState } from '../../../core/live/liveState.ts';
import type { Translate } from '../../text/translate.ts';

/** Icon of a state, and whether it calls for the user. */
export const stateLook: Readonly<Record<LiveState, { readonly icon: string; readonly tone: string }>> = {
  waiting: { icon: 'bell-dot', tone: 'warning' },
  error: { icon: 'error', tone: 'critical' },
  truncated: { icon: 'warning', tone: 'warning' },
  interrupted: { icon: 'circle-slash', tone: 'critical' },
  stale: { icon: 'question', tone: '' },
  finished: { icon: 'pass', tone: 'ok' },
  retrying: { icon: 'sync', tone: 'warning' },
  generating: { icon: 'loading', tone: 'working' },
  tool: { icon: 'loading', tone: 'working' },
  thinking: { icon: 'loading', tone: 'working' },
  queued: { icon: 'watch', tone: '' },
  idle: { icon: 'circle-large-outline', tone: '' },
};

/** What a session does, in a word or two. */
export function stateText({ state, tool }: Pick<LiveSession, 'state' | 'tool'>, t: Translate): string {
  if (state === 'tool' && tool !== null) return tool.name;
  return {
    waiting: t('waits for you'),
    error: t('error'),
    truncated: t('cut off'),
    interrupted: t('interrupted'),
    stale: t('no sign of life'),
    finished: t('finished'),
    retrying: t('retrying'),
    generating: t('generating'),
    tool: t('tool'),
    thinking: t('thinking'),
    queued: t('queued'),
    idle: t('idle'),
  }[state];
}
