import { ThemeColor, ThemeIcon } from 'vscode';
import type { SessionSummary } from '../../../core/reports/sessionList.ts';

/** The icon of a session's row: what it does, else what it is. Colour only where there is something to act on. */
export function sessionIcon(session: SessionSummary): ThemeIcon {
  switch (session.activity) {
    case 'working':
      return new ThemeIcon('loading~spin');
    case 'interrupted':
      return new ThemeIcon('circle-slash', new ThemeColor('list.warningForeground'));
    case 'error':
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    case 'idle':
      return new ThemeIcon(idleIcon(session));
  }
}

function idleIcon(session: SessionSummary): string {
  if (session.archived) return 'archive';
  if (session.forked) return 'repo-forked';
  return session.parentId === '' ? 'comment' : 'type-hierarchy-sub';
}
