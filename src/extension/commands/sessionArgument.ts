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
  const session = typeof argument === 'string' ? await worker.api.session(argument) : null;
  if (!session) throw new Error(l10n.t('There is no such session. Select one in the Sessions view.'));
  return session;
}

function isSessionNode(argument: unknown): argument is SessionNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'session';
}
