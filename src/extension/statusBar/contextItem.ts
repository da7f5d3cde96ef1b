import { l10n } from 'vscode';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { statusItemIds } from '../manifest/statusItemIds.ts';
import type { Settings } from '../settingsModel.ts';
import { dataState } from '../store/dataState.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { tokensText } from '../text/format.ts';
import { contextTooltip } from './contextTooltip.ts';
import { QuietItem, type ItemContent, type ItemTone } from './quietItem.ts';

const priority = 100;

/** The status bar item with how full the newest session's context window is. */
export class ContextItem extends Owner {
  constructor(store: UsageStore, config: Config) {
    super();
    const read = (): ItemContent | undefined => contextContent(store, config.settings);
    const item = this.own(new QuietItem(statusItemIds.context, l10n.t('OpenCode Context Window'), priority, read));
    this.own(store.onDidChange(() => item.update()));
    this.own(config.onDidChange(() => item.update()));
  }
}

/** What the item says now; nothing when switched off or when no session has used its window yet. */
export function contextContent(
  store: Pick<UsageStore, 'status' | 'sources' | 'workerState'>,
  settings: Settings,
): ItemContent | undefined {
  const { status } = store;
  const use = status?.context;
  if (!settings.statusBarContext || !status || status.asOf === 0 || !use) return undefined;
  if (dataState(store.workerState, store.sources) !== 'ready') return undefined;
  const figure = use.percent === null ? tokensText(use.tokens) : `${use.percent}%`;
  return {
    text: `$(window) ${figure}`,
    tooltip: contextTooltip(use, status, settings.timeZone),
    spoken: l10n.t('OpenCode context window: {0}', figure),
    tone: contextTone(use.percent),
  };
}

/** Over 75 percent warns, over 90 is an error; an unknown window worries nobody. */
export function contextTone(percent: number | null): ItemTone {
  if (percent === null || percent <= 75) return 'calm';
  return percent > 90 ? 'error' : 'warning';
}
