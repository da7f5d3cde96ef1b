import { l10n } from 'vscode';
import type { PaneName } from './paneName.ts';

/** A pane's name, for its tab and its heading. */
export function titleOf(name: PaneName): string {
  const titles = {
    live: l10n.t('Live Feed'),
    daily: l10n.t('Daily Costs'),
    models: l10n.t('Model Breakdown'),
    history: l10n.t('Session History'),
  };
  return titles[name];
}
