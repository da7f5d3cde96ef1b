import { l10n } from 'vscode';
import type { BudgetLevel } from '../../core/budgets/budgetLevel.ts';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import type { BudgetMonitor } from '../budgets/budgetMonitor.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { statusItemIds } from '../manifest/statusItemIds.ts';
import type { Settings } from '../settingsModel.ts';
import { dataState, worstFailure } from '../store/dataState.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { chosenFigures, shortCost } from './costChoice.ts';
import { costTooltip } from './costTooltip.ts';
import { QuietItem, type ItemContent, type ItemTone } from './quietItem.ts';
import { troubleTooltip } from './troubleTooltip.ts';

/** Right of most, left of its neighbour the context item. */
const priority = 101;

const tones: Readonly<Record<BudgetLevel, ItemTone>> = { calm: 'calm', near: 'warning', over: 'error' };

/** The status bar item with what the agents cost, in the colour of how the budgets stand. */
export class CostItem extends Owner {
  constructor(store: UsageStore, config: Config, budgets: BudgetMonitor) {
    super();
    const read = (): ItemContent | undefined => costContent(store, config.settings, budgets.report);
    const item = this.own(new QuietItem(statusItemIds.cost, l10n.t('OpenCode Cost'), priority, read));
    this.own(store.onDidChange(() => item.update()));
    this.own(config.onDidChange(() => item.update()));
    this.own(budgets.onDidChange(() => item.update()));
  }
}

/** What the item says now: the chosen figure, a reason why there is none, or nothing at all. */
export function costContent(
  store: Pick<UsageStore, 'status' | 'sources' | 'workerState'>,
  settings: Settings,
  budgets?: BudgetReport,
): ItemContent | undefined {
  const state = dataState(store.workerState, store.sources);
  if (state === 'unreadable' || state === 'stopped') return trouble(store);
  const { status } = store;
  // Figures from before the first read are zeros nobody spent.
  if (state !== 'ready' || !status || status.asOf === 0) return undefined;
  const figures = chosenFigures(status, settings.statusBarCost);
  if (!figures) return undefined;
  const text = shortCost(figures, settings.statusBarCost);
  const tooltip = costTooltip(status, settings.timeZone, budgets);
  const level = budgets?.level ?? 'calm';
  return { text: `$(pulse) ${text}`, tooltip, spoken: spokenCost(text, level), tone: tones[level] };
}

/** A colour is nothing to hear: the words say it too. */
function spokenCost(text: string, level: BudgetLevel): string {
  if (level === 'over') return l10n.t('OpenCode cost: {0}, over budget', text);
  return level === 'near'
    ? l10n.t('OpenCode cost: {0}, budget nearly spent', text)
    : l10n.t('OpenCode cost: {0}', text);
}

function trouble(store: Pick<UsageStore, 'sources'>): ItemContent {
  const worst = worstFailure(store.sources);
  return {
    text: `$(warning) ${l10n.t('OpenCode data')}`,
    tooltip: troubleTooltip(worst?.failure, worst?.source.path ?? ''),
    spoken: l10n.t('OpenCode data cannot be read'),
    tone: 'calm',
  };
}
