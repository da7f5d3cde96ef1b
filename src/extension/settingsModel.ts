import type { Currency } from '../core/format/currency.ts';
import { currencyOf } from '../core/format/currency.ts';
import type { NanoDollars } from '../core/model/money.ts';
import { nanoDollars } from '../core/model/money.ts';
import { usualCostLimit } from '../core/reports/usage/costLimit.ts';
import type { CostMode } from '../core/pricing/costMode.ts';
import { costModes } from '../core/pricing/costMode.ts';
import { isRecord } from '../core/pricing/priceValues.ts';
import { budgetSettings, type BudgetSettings, type RawBudgets } from './budgets/budgetSettings.ts';
import { layoutSettings, type LayoutSettings, type RawLayout } from './layout/layoutSettings.ts';
import type { WorkerOptions } from '../protocol/workerApi.ts';

/** Which figure the cost item shows. */
export type StatusBarCost = 'today' | 'session' | 'week' | 'month' | 'allFolders';

/** The user's settings, checked and typed. */
export interface Settings {
  readonly dataFolders: readonly string[];
  readonly ompFolders: readonly string[];
  readonly statusBarCost: StatusBarCost;
  readonly statusBarContext: boolean;
  readonly costMode: CostMode;
  /** A session that costs more deserves a look, nano-dollars; 0 for none. */
  readonly costLimit: NanoDollars;
  /** As found: the worker names what in it makes no sense. */
  readonly priceOverrides: Readonly<Record<string, unknown>>;
  /** Absolute path, '' for none. */
  readonly pricesFile: string;
  /** What amounts are shown in. */
  readonly currency: Currency;
  /** IANA zone; the system's own when the setting is empty or names none. */
  readonly timeZone: string;
  /** First day of a week, 0 = Sunday. */
  readonly weekStart: WorkerOptions['weekStart'];
  /** Whether a session that waits or fails is told. */
  readonly liveNotifications: boolean;
  /** Between two looks at what runs, seconds. */
  readonly liveRefreshSeconds: number;
  /** Address of an OpenCode server to listen to, '' for none. */
  readonly liveServer: string;
  readonly budgets: BudgetSettings;
  readonly layout: LayoutSettings;
}

const statusBarCosts: readonly StatusBarCost[] = ['today', 'session', 'week', 'month', 'allFolders'];
/** More would not be an amount but a slip. */
const mostDollars = 1e6;
const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Settings as found, keyed by the last part of their ids: nothing about their types can be trusted. */
export interface RawSettings {
  readonly dataFolders: unknown;
  readonly ompFolders: unknown;
  readonly statusBarCost: unknown;
  readonly statusBarContext: unknown;
  readonly costMode: unknown;
  readonly costLimit: unknown;
  readonly priceOverrides: unknown;
  readonly pricesFile: unknown;
  readonly currencyCode: unknown;
  readonly currencyRate: unknown;
  readonly timeZone: unknown;
  readonly weekStart: unknown;
  readonly liveNotifications: unknown;
  readonly liveRefreshInterval: unknown;
  readonly liveServer: unknown;
  readonly budgets: RawBudgets;
  readonly layout: RawLayout;
}

/** Reads settings whatever a hand-edited file holds: what makes no sense falls back to its default. */
export function readSettings(raw: RawSettings, system: { timeZone: string; home: string }): Settings {
  return {
    dataFolders: folders(raw.dataFolders, system.home),
    ompFolders: folders(raw.ompFolders, system.home),
    statusBarCost: statusBarCosts.find((choice) => choice === raw.statusBarCost) ?? 'today',
    statusBarContext: raw.statusBarContext !== false,
    costMode: costModes.find((mode) => mode === raw.costMode) ?? 'recordedFirst',
    costLimit: costLimitOf(raw.costLimit),
    priceOverrides: isRecord(raw.priceOverrides) ? raw.priceOverrides : {},
    pricesFile: folders([raw.pricesFile], system.home)[0] ?? '',
    currency: currencyOf(raw.currencyCode, raw.currencyRate),
    timeZone:
      typeof raw.timeZone === 'string' && isTimeZone(raw.timeZone.trim()) ? raw.timeZone.trim() : system.timeZone,
    weekStart: weekStart(raw.weekStart),
    liveNotifications: raw.liveNotifications !== false,
    liveRefreshSeconds: seconds(raw.liveRefreshInterval),
    liveServer: typeof raw.liveServer === 'string' ? raw.liveServer.trim() : '',
    budgets: budgetSettings(raw.budgets),
    layout: layoutSettings(raw.layout),
  };
}

function folders(value: unknown, home: string): string[] {
  if (!Array.isArray(value)) return [];
  const names = value.filter((entry): entry is string => typeof entry === 'string').map((entry) => entry.trim());
  return [...new Set(names.filter((name) => name !== '').map((name) => name.replace(/^~(?=$|[\\/])/, home)))];
}

function costLimitOf(value: unknown): NanoDollars {
  const isAmount = typeof value === 'number' && value >= 0 && value <= mostDollars;
  return (isAmount ? nanoDollars(value) : null) ?? usualCostLimit;
}

function seconds(value: unknown): number {
  return typeof value === 'number' && value >= 1 && value <= 60 ? value : 1;
}

function weekStart(value: unknown): WorkerOptions['weekStart'] {
  const index = weekDays.findIndex((day) => day === value);
  return index === -1 ? 1 : (index as WorkerOptions['weekStart']);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
