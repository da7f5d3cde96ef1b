import { homedir } from 'node:os';
import { EventEmitter, workspace, type Event } from 'vscode';
import { Owner } from './lifecycle.ts';
import { settingIds } from './manifest/settingIds.ts';
import { readSettings, type Settings } from './settingsModel.ts';
import { setDisplayCurrency } from './text/displayCurrency.ts';

/** The only reader of the user's settings: always current, and tells when one of ours changed. */
export class Config extends Owner {
  readonly #changed = this.own(new EventEmitter<Settings>());
  readonly onDidChange: Event<Settings> = this.#changed.event;
  #settings = currentSettings();

  constructor() {
    super();
    setDisplayCurrency(this.#settings.currency);
    this.own(
      workspace.onDidChangeConfiguration((change) => {
        if (!Object.values(settingIds).some((id) => change.affectsConfiguration(id))) return;
        this.#settings = currentSettings();
        setDisplayCurrency(this.#settings.currency);
        this.#changed.fire(this.#settings);
      }),
    );
  }

  get settings(): Settings {
    return this.#settings;
  }
}

function currentSettings(): Settings {
  const found = workspace.getConfiguration();
  return readSettings(
    {
      dataFolders: found.get(settingIds.dataFolders),
      ompFolders: found.get(settingIds.ompFolders),
      statusBarCost: found.get(settingIds.statusBarCost),
      statusBarContext: found.get(settingIds.statusBarContext),
      costMode: found.get(settingIds.costMode),
      costLimit: found.get(settingIds.costLimit),
      // VS Code hands out objects as proxies, which no message to a worker can carry.
      priceOverrides: structuredCopy(found.get(settingIds.priceOverrides)),
      pricesFile: found.get(settingIds.pricesFile),
      currencyCode: found.get(settingIds.currencyCode),
      currencyRate: found.get(settingIds.currencyRate),
      timeZone: found.get(settingIds.timeZone),
      weekStart: found.get(settingIds.weekStart),
      liveNotifications: found.get(settingIds.liveNotifications),
      liveRefreshInterval: found.get(settingIds.liveRefreshInterval),
      liveServer: found.get(settingIds.liveServer),
      layout: {
        liveRefresh: found.get(settingIds.liveRefresh),
        dailyRefresh: found.get(settingIds.dailyRefresh),
        modelsRefresh: found.get(settingIds.modelsRefresh),
      },
      budgets: {
        daily: found.get(settingIds.budgetsDaily),
        weekly: found.get(settingIds.budgetsWeekly),
        monthly: found.get(settingIds.budgetsMonthly),
        workspaceDaily: found.get(settingIds.workspaceDaily),
        workspaceWeekly: found.get(settingIds.workspaceWeekly),
        workspaceMonthly: found.get(settingIds.workspaceMonthly),
        sessionQuota: found.get(settingIds.sessionQuota),
        warnAt: found.get(settingIds.budgetsWarnAt),
        notify: found.get(settingIds.budgetsNotify),
        runawayFactor: found.get(settingIds.runawayFactor),
        repeatedCalls: found.get(settingIds.repeatedCalls),
      },
    },
    { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, home: homedir() },
  );
}

function structuredCopy(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
