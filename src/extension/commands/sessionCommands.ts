import { env, window, l10n, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';
import { resumeInTerminal } from './resumeInTerminal.ts';
import { revealFolder } from './revealFolder.ts';
import { pickSession } from '../inspector/pickSession.ts';
import { sessionArgument } from './sessionArgument.ts';

/** Commands about one session. */
export function sessionCommands({ log, worker, inspectors }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.inspectSession]: async (argument) => {
      const picked = argument ?? (await pickSession(worker));
      if (picked !== undefined) inspectors.open((await sessionArgument(worker, picked)).id);
    },
    [commandIds.copySessionId]: async (argument) => {
      const { id } = await sessionArgument(worker, argument);
      await env.clipboard.writeText(id);
      window.setStatusBarMessage(l10n.t('Session id copied'), 2000);
    },
    [commandIds.resumeSession]: async (argument) => resumeInTerminal(await sessionArgument(worker, argument)),
    [commandIds.revealSessionFolder]: async (argument) => revealFolder(await sessionArgument(worker, argument)),
  });
}
