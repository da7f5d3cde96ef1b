import { l10n } from 'vscode';
import type { Figures } from '../../core/reports/figures.ts';
import type { StatusReport } from '../../core/reports/status.ts';
import type { StatusBarCost } from '../settingsModel.ts';
import { costText } from '../text/words.ts';

/** The figures the user chose to see in the status bar, undefined when there is no such session. */
export function chosenFigures(status: StatusReport, choice: StatusBarCost): Figures | undefined {
  switch (choice) {
    case 'today':
      return status.workspace.today;
    case 'week':
      return status.workspace.week;
    case 'month':
      return status.workspace.month;
    case 'allFolders':
      return status.everywhere.today;
    case 'session':
      return status.session?.workflow;
  }
}

/** The figure and what it stands for, as short as a status bar wants it: "$4.82 today". */
export function shortCost(figures: Figures, choice: StatusBarCost): string {
  const cost = costText(figures.cost);
  switch (choice) {
    case 'today':
    case 'allFolders':
      return l10n.t('{0} today', cost);
    case 'week':
      return l10n.t('{0} this week', cost);
    case 'month':
      return l10n.t('{0} this month', cost);
    case 'session':
      return l10n.t('{0} this session', cost);
  }
}
