import { l10n, window, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import { deploySettings } from '../moving/deploySettings.ts';
import { importOcmonitor } from '../moving/importOcmonitor.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';

/** Commands that write settings for the user: the workflow's, and another program's. */
export function movingCommands({ log }: Pick<Services, 'log'>): Disposable[] {
  return registerCommands(log, {
    [commandIds.deploySettings]: async () => say(await deploySettings()),
    [commandIds.importOcmonitor]: async (argument) => say(await importOcmonitor(argument)),
  });
}

function say(written: number): void {
  if (written === 0) return;
  const text = written === 1 ? l10n.t('1 setting was written.') : l10n.t('{0} settings were written.', written);
  void window.showInformationMessage(text);
}
