import { l10n } from 'vscode';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { statusItemIds } from '../manifest/statusItemIds.ts';
import type { Settings } from '../settingsModel.ts';
import { dataState, worstFailure } from '../store/dataState.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { chosenFigures, shortCost } from './costChoice.ts';
import { costTooltip } from './costTooltip.ts';
import { QuietItem, type ItemContent } from './quietItem.ts';
import { troubleTooltip } from './troubleTooltip.ts';

/** Right of most, left of its neighbour the context item. */
const priority = 101;

/** The status bar item with what the agents cost. */
export class CostItem extends Owner {
  constructor(store: UsageStore, config: Config) {
    super();
    const read = (): ItemContent | undefined => costContent(store, config.settings);
    const item = this.own(new QuietItem(statusItemIds.cost, l10n.t('OpenCode Cost'), priority, read));
    this.own(store.onDidChange(() => item.update()));
    this.own(config.onDidChange(() => item.update()));
  }
}

/** What the item says now: the chosen figure, a reason why there is none, or nothing at all. */
export function costContent(
  store: Pick<UsageStore, 'status' | 'sources' | 'workerState'>,
  settings: Settings,
): ItemContent | undefined {
  const state = dataState(store.workerState, store.sources);
  if (state === 'unreadable' || state === 'stopped') return trouble(store);
  const { status } = store;
  // Figures from before the first read are zeros nobody spent.
  if (state !== 'ready' || !status || status.asOf === 0) return undefined;
  const figures = chosenFigures(status, settings.statusBarCost);
  if (!figures) return undefined;
  const text = shortCost(figures, settings.statusBarCost);
  const tooltip = costTooltip(status, settings.timeZone);
  return { text: `$(pulse) ${text}`, tooltip, spoken: l10n.t('OpenCode cost: {0}', text), tone: 'calm' };
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
