import { l10n } from 'vscode';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import type { SessionNode } from '../views/sessions/sessionsNode.ts';

/** The session a command is about: a row of the tree, or the id a link or another extension passes. */
export async function sessionArgument(
  worker: { readonly api: Pick<WorkerApi, 'session'> },
  argument: unknown,
): Promise<SessionSummary> {
  if (isSessionNode(argument)) return argument.summary;
  const id = typeof argument === 'string' ? argument : liveSessionId(argument);
  const session = id === null ? null : await worker.api.session(id);
  if (!session) throw new Error(l10n.t('There is no such session. Select one in the Sessions view.'));
  return session;
}

function isSessionNode(argument: unknown): argument is SessionNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'session';
}

/** The session of a row of the live tree. */
function liveSessionId(argument: unknown): string | null {
  if (typeof argument !== 'object' || argument === null || !('session' in argument)) return null;
  const { session } = argument as { readonly session: { readonly id?: unknown } | null };
  return typeof session?.id === 'string' ? session.id : null;
}
