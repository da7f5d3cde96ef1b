import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { RpcError } from '../../protocol/rpc.ts';
import { logFailure } from '../log.ts';
import { commandIds, type CommandId } from '../manifest/commandIds.ts';
import { helpTopicOf } from './helpTopics.ts';

/** What a command does; its argument is whatever a menu, a link or another extension passes. */
export type CommandAction = (argument?: unknown) => unknown;

/** Registers commands; one that fails tells the user what, why and where to look, because they just asked for it. */
export function registerCommands(
  log: LogOutputChannel,
  actions: Readonly<Partial<Record<CommandId, CommandAction>>>,
): Disposable[] {
  return Object.entries(actions).map(([id, action]) =>
    commands.registerCommand(id, async (argument?: unknown) => {
      try {
        return await action(argument);
      } catch (error) {
        if (!RpcError.isCancelled(error)) void explain(log, id, error);
        return undefined;
      }
    }),
  );
}

async function explain(log: LogOutputChannel, id: string, error: unknown): Promise<void> {
  logFailure(log, id, error);
  const why = error instanceof Error ? error.message : String(error);
  const next = error instanceof RpcError ? error.nextStep : '';
  const showLog = l10n.t('Show Log');
  const help = l10n.t('What to Do');
  const topic = error instanceof RpcError ? helpTopicOf(error.reason) : undefined;
  const text = [why, next].filter((part) => part !== '').join(' ');
  const chosen = await window.showErrorMessage(text, ...(topic === undefined ? [] : [help]), showLog);
  if (chosen === showLog) await commands.executeCommand(commandIds.showLog);
  if (chosen === help) await commands.executeCommand(commandIds.openHelp, topic);
}
