import { ConfigurationTarget, l10n, window, workspace, type QuickPickItem } from 'vscode';
import type { SettingChange } from '../../core/moving/settingChange.ts';
import { settingDifferences, type SettingDifference } from './settingDifference.ts';

/** What is asked before anything is written. */
export interface ChangeQuestion {
  readonly title: string;
  readonly changes: readonly SettingChange[];
  readonly target: ConfigurationTarget;
  /** More to read before the answer, one line each: what is left out, and why. */
  readonly notes: readonly string[];
}

interface ChangeItem extends QuickPickItem {
  readonly difference: SettingDifference;
}

/** Shows each difference with what stands there now, lets the user leave some out, and writes the rest; says how many were written. */
export async function applyChanges({ title, changes, target, notes }: ChangeQuestion): Promise<number> {
  const differences = settingDifferences(changes, (id) => valueAt(id, target));
  if (differences.length === 0) {
    const nothing = l10n.t('Nothing to change: the settings say the same already.');
    void window.showInformationMessage([nothing, ...notes].join(' '));
    return 0;
  }
  const picked = await window.showQuickPick<ChangeItem>(differences.map(itemOf), {
    title,
    placeHolder: [l10n.t('Confirm to write these settings'), ...notes].join('. '),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  for (const { difference } of picked ?? []) {
    await workspace.getConfiguration().update(difference.id, difference.after, target);
  }
  return picked?.length ?? 0;
}

/** What a setting is where it would be written: what it comes to elsewhere does not matter. */
function valueAt(id: string, target: ConfigurationTarget): unknown {
  const found = workspace.getConfiguration().inspect(id);
  return target === ConfigurationTarget.Workspace ? found?.workspaceValue : found?.globalValue;
}

function itemOf(difference: SettingDifference): ChangeItem {
  const { id, before, after, from } = difference;
  const text = (value: unknown): string => (value === undefined ? l10n.t('not set') : JSON.stringify(value));
  return {
    label: id,
    description: `${text(before)} → ${text(after)}`,
    detail: l10n.t('from {0}', from),
    picked: true,
    difference,
  };
}
