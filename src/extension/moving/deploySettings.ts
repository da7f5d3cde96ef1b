import { ConfigurationTarget, l10n, window, workspace, type QuickPickItem } from 'vscode';
import type { SettingChange } from '../../core/moving/settingChange.ts';
import { priceIn } from '../commands/askForPrice.ts';
import { settingIds } from '../manifest/settingIds.ts';
import { workspacePaths } from '../workspace/workspacePaths.ts';
import { applyChanges } from './applyChanges.ts';

/** The settings of the workflow, beside the daily budget: each is written as it is in force now. */
const workflowSettings = [
  settingIds.budgetsWarnAt,
  settingIds.budgetsNotify,
  settingIds.liveRefresh,
  settingIds.dailyRefresh,
  settingIds.modelsRefresh,
  settingIds.statusBarCost,
  settingIds.weekStart,
];

interface TargetItem extends QuickPickItem {
  readonly target: ConfigurationTarget;
}

/** Writes the workflow's settings where the user wants them, after showing what would change; says how many were written. */
export async function deploySettings(): Promise<number> {
  const target = await askForTarget();
  if (target === undefined) return 0;
  const budget = await askForBudget();
  if (budget === undefined) return 0;
  const found = workspace.getConfiguration();
  const inForce = workflowSettings.map((id) => changeOf(id, found.get(id)));
  const changes = [changeOf(settingIds.budgetsDaily, budget), ...inForce];
  return applyChanges({ title: l10n.t('Deploy Observability Settings'), changes, target, notes: [] });
}

function changeOf(id: string, value: unknown): SettingChange {
  const from = l10n.t('the observability workflow');
  return { setting: id.replace(/^opencodeObservatory\./, ''), value, from };
}

async function askForTarget(): Promise<ConfigurationTarget | undefined> {
  const user: TargetItem = {
    label: l10n.t('User Settings'),
    description: l10n.t('for every window'),
    target: ConfigurationTarget.Global,
  };
  if (workspacePaths().length === 0) return user.target;
  const here: TargetItem = {
    label: l10n.t('Workspace Settings'),
    description: l10n.t('.vscode/settings.json, to be kept under version control'),
    target: ConfigurationTarget.Workspace,
  };
  const title = l10n.t('Deploy Observability Settings');
  return (await window.showQuickPick([here, user], { title, placeHolder: l10n.t('Where to?') }))?.target;
}

async function askForBudget(): Promise<number | undefined> {
  const current: unknown = workspace.getConfiguration().get(settingIds.budgetsDaily);
  const answer = await window.showInputBox({
    title: l10n.t('Deploy Observability Settings'),
    prompt: l10n.t('Daily budget in US dollars; 0 or nothing for none'),
    value: typeof current === 'number' && current > 0 ? String(current) : '',
    placeHolder: '0',
    validateInput: (text) => (priceIn(text) === null ? l10n.t('A number from 0 up, such as 12.50') : undefined),
  });
  return answer === undefined ? undefined : (priceIn(answer) ?? undefined);
}
