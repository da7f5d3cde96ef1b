import { ConfigurationTarget, l10n, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import { settingIds } from '../manifest/settingIds.ts';
import type { Services } from '../services.ts';
import { workspacePaths } from '../workspace/workspacePaths.ts';
import { priceIn } from './askForPrice.ts';
import { registerCommands } from './register.ts';

interface BudgetItem extends QuickPickItem {
  readonly setting: string;
  readonly target: ConfigurationTarget;
}

/** Commands about budgets. */
export function budgetCommands({ log }: Pick<Services, 'log'>): Disposable[] {
  return registerCommands(log, { [commandIds.setBudget]: setBudget });
}

/** Asks which budget and how much, and writes it: for the machine to the user's settings, for a workspace to its own. */
async function setBudget(): Promise<void> {
  const picked = await window.showQuickPick(items(), { placeHolder: l10n.t('Which budget?') });
  if (picked === undefined) return;
  const current: unknown = workspace.getConfiguration().get(picked.setting);
  const answer = await window.showInputBox({
    title: picked.label,
    prompt: l10n.t('US dollars; 0 or nothing for no budget'),
    value: typeof current === 'number' && current > 0 ? String(current) : '',
    placeHolder: '0',
    validateInput: (text) => (priceIn(text) === null ? l10n.t('A number from 0 up, such as 12.50') : undefined),
  });
  const amount = answer === undefined ? null : priceIn(answer);
  if (amount === null) return;
  await workspace.getConfiguration().update(picked.setting, amount, picked.target);
}

function items(): BudgetItem[] {
  const { Global, Workspace } = ConfigurationTarget;
  const found = workspace.getConfiguration();
  const item = (label: string, setting: string, target = Global): BudgetItem => {
    const amount: unknown = found.get(setting);
    const description = typeof amount === 'number' && amount > 0 ? `$${amount}` : l10n.t('none');
    return { label, description, setting, target };
  };
  return [
    item(l10n.t('Each day'), settingIds.budgetsDaily),
    item(l10n.t('Each week'), settingIds.budgetsWeekly),
    item(l10n.t('Each month'), settingIds.budgetsMonthly),
    ...(workspacePaths().length === 0
      ? []
      : [
          item(l10n.t('Each day, this workspace'), settingIds.workspaceDaily, Workspace),
          item(l10n.t('Each week, this workspace'), settingIds.workspaceWeekly, Workspace),
          item(l10n.t('Each month, this workspace'), settingIds.workspaceMonthly, Workspace),
        ]),
    item(l10n.t('Each session'), settingIds.sessionQuota),
  ];
}
