import { env, window, l10n, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';
import { resumeInTerminal } from './resumeInTerminal.ts';
import { revealFolder } from './revealFolder.ts';
import { sessionArgument } from './sessionArgument.ts';

/** Commands about one session. */
export function sessionCommands({ log, worker, analytics }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.openSession]: async (argument) => analytics.showSession((await sessionArgument(worker, argument)).id),
    [commandIds.copySessionId]: async (argument) => {
      const { id } = await sessionArgument(worker, argument);
      await env.clipboard.writeText(id);
      window.setStatusBarMessage(l10n.t('Session id copied'), 2000);
    },
    [commandIds.resumeSession]: async (argument) => resumeInTerminal(await sessionArgument(worker, argument)),
    [commandIds.revealSessionFolder]: async (argument) => revealFolder(await sessionArgument(worker, argument)),
  });
}
