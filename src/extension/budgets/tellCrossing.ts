import { commands, ConfigurationTarget, l10n, window, workspace } from 'vscode';
import type { Crossing } from '../../core/budgets/crossings.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { settingIds } from '../manifest/settingIds.ts';
import { crossingText } from './budgetText.ts';

/** Tells the user of one crossing, with what to do about it. */
export async function tellCrossing(crossing: Crossing, timeZone: string): Promise<void> {
  const show = l10n.t('Open Analytics');
  const session = l10n.t('Open Session');
  const change = l10n.t('Set Budget...');
  const silence = l10n.t("Don't Show Again");
  const sessionId = sessionOf(crossing);
  const act = sessionId === '' ? show : session;
  const chosen = await window.showWarningMessage(crossingText(crossing, timeZone), act, change, silence);
  if (chosen === show) await commands.executeCommand(commandIds.openAnalytics);
  if (chosen === session) await commands.executeCommand(commandIds.inspectSession, sessionId);
  if (chosen === change) await commands.executeCommand(commandIds.setBudget);
  if (chosen === silence) {
    await workspace.getConfiguration().update(settingIds.budgetsNotify, false, ConfigurationTarget.Global);
  }
}

function sessionOf(crossing: Crossing): string {
  switch (crossing.kind) {
    case 'budget':
      return '';
    case 'session':
      return crossing.state.sessionId;
    case 'runaway':
      return crossing.runaway.sessionId;
    case 'repeated':
      return crossing.call.sessionId;
  }
}
