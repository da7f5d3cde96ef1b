import type { MovingPlace } from './readOcmonitorConfig.ts';
import type { LeftOut } from './settingChange.ts';
import { seconds } from './seconds.ts';
import { dataFolderOf, isStandardDataFolder, pathOf } from './storagePath.ts';

/** How a key becomes one of our settings. */
export interface KeyRule {
  readonly setting: string;
  /** The value to set; null when our default says the same, undefined when it makes no sense. */
  read(value: unknown, place: MovingPlace): unknown;
}

/** What happens with a key of ocmonitor's configuration: the rule that reads it, or why it is left out. */
export function ocmonitorKeys(key: string): KeyRule | LeftOut['why'] {
  const known = keys.get(key) ?? keys.get(key.replace(/^(?:paths|ui|alerts|budget|budgets|analytics|general)\./u, ''));
  if (known !== undefined) return known;
  const [group = '', ...rest] = key.split('.');
  if (group === 'refresh' || /^refresh_/u.test(group)) return refreshRule(rest.join('.') || group) ?? 'unknown';
  return groups.get(group) ?? 'unknown';
}

const folder: KeyRule = {
  setting: 'dataFolders',
  read(value, { home }) {
    const path = dataFolderOf(value, home);
    if (path === undefined) return undefined;
    return isStandardDataFolder(path, home) ? null : [path];
  },
};

const database: KeyRule = {
  setting: 'dataFolders',
  read(value, { home }) {
    const path = pathOf(value, home);
    if (path === undefined) return undefined;
    return isStandardDataFolder(path.replace(/[\\/]opencode\.db$/u, ''), home) ? null : [path];
  },
};

const prices: KeyRule = { setting: 'prices.file', read: (value, { home }) => pathOf(value, home) };

const amount = (setting: string): KeyRule => ({
  setting,
  read: (value) => (typeof value === 'number' && value >= 0 && value <= 1_000_000 ? value : undefined),
});

const refresh = (setting: string, standard: number): KeyRule => ({
  setting,
  read(value) {
    const length = seconds(value);
    return length === standard ? null : length;
  },
});

// Maps, for the names are a stranger's: `constructor` must find nothing.
const keys = new Map<string, KeyRule | LeftOut['why']>(
  Object.entries({
    messages_dir: folder,
    opencode_storage_dir: folder,
    sessions_path: folder,
    database_file: database,
    daily_budget: amount('budgets.daily'),
    weekly_budget: amount('budgets.weekly'),
    monthly_budget: amount('budgets.monthly'),
    'models.config_file': prices,
    'models.user_file': prices,
    live_refresh_interval: refresh('layout.liveRefresh', 5),
    'currency.code': {
      setting: 'currency.code',
      read: (value) => {
        if (typeof value !== 'string' || !/^[A-Za-z]{3}$/u.test(value)) return undefined;
        return value.toUpperCase() === 'USD' ? null : value.toUpperCase();
      },
    },
    'currency.rate': {
      setting: 'currency.rate',
      read: (value) => {
        if (typeof value !== 'number' || !(value > 0) || !Number.isFinite(value)) return undefined;
        return value === 1 ? null : value;
      },
    },
    export_dir: 'notNeeded',
    'ui.theme': 'theme',
    'ui.colors': 'theme',
    'ui.table_style': 'theme',
    'ui.progress_bars': 'theme',
    default_timeframe: 'notNeeded',
    recent_sessions_limit: 'notNeeded',
  } satisfies Record<string, KeyRule | LeftOut['why']>),
);

const groups = new Map<string, LeftOut['why']>(
  Object.entries({
    export: 'notNeeded',
    models: 'noNetwork',
    metrics: 'noNetwork',
    currency: 'noNetwork',
  } satisfies Record<string, LeftOut['why']>),
);

/** The workflow names what it refreshes after its windows: any of their names is understood. */
function refreshRule(name: string): KeyRule | undefined {
  if (/live/iu.test(name)) return refresh('layout.liveRefresh', 5);
  if (/model|breakdown/iu.test(name)) return refresh('layout.modelsRefresh', 300);
  if (/dai?ly|day|cost/iu.test(name)) return refresh('layout.dailyRefresh', 60);
  return undefined;
}
