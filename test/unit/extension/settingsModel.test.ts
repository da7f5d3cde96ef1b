import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settings } from './support/samples.ts';
import { readSettings, type RawSettings } from '../../../src/extension/settingsModel.ts';

const system = { timeZone: 'Europe/Berlin', home: '/home/me' };
const everyBudget = (value: unknown): RawSettings['budgets'] => ({
  daily: value,
  weekly: value,
  monthly: value,
  workspaceDaily: value,
  workspaceWeekly: value,
  workspaceMonthly: value,
  sessionQuota: value,
  warnAt: value,
  notify: value,
  runawayFactor: value,
  repeatedCalls: value,
});
const nothing: RawSettings = {
  dataFolders: undefined,
  ompFolders: undefined,
  statusBarCost: undefined,
  statusBarContext: undefined,
  costMode: undefined,
  costLimit: undefined,
  priceOverrides: undefined,
  pricesFile: undefined,
  currencyCode: undefined,
  currencyRate: undefined,
  timeZone: undefined,
  weekStart: undefined,
  liveNotifications: undefined,
  liveRefreshInterval: undefined,
  liveServer: undefined,
  budgets: everyBudget(undefined),
  layout: { liveRefresh: undefined, dailyRefresh: undefined, modelsRefresh: undefined },
};
const read = (raw: Partial<RawSettings>) => readSettings({ ...nothing, ...raw }, system);

describe('settings', () => {
  it('have defaults that need no file', () => {
    expect(read({})).toEqual({
      dataFolders: [],
      ompFolders: [],
      statusBarCost: 'today',
      statusBarContext: true,
      costMode: 'recordedFirst',
      costLimit: 50e9,
      priceOverrides: {},
      pricesFile: '',
      currency: { code: 'USD', rate: 1 },
      timeZone: 'Europe/Berlin',
      weekStart: 1,
      liveNotifications: true,
      liveRefreshSeconds: 1,
      liveServer: '',
      budgets: settings.budgets,
      layout: settings.layout,
    });
  });

  it('take folders once each, trimmed, with ~ as the home folder', () => {
    expect(read({ dataFolders: [' ~/a ', '/b', '/b', '', 7, '~'] }).dataFolders).toEqual([
      '/home/me/a',
      '/b',
      '/home/me',
    ]);
  });

  it('take budgets as dollars and percent, and what makes no sense as none', () => {
    const { budgets } = read({
      budgets: { ...everyBudget(-1), daily: 8, warnAt: 90, repeatedCalls: 3.7, notify: false },
    });
    expect(budgets.limits.amounts.everywhere).toEqual({ day: 8e9, week: 0, month: 0 });
    expect(budgets).toMatchObject({ notify: false, limits: { warnAt: 0.9, repeatedCalls: 3, runawayFactor: 5 } });
  });

  it('leave a name that only begins with ~ alone', () => {
    expect(read({ dataFolders: ['~other/x'] }).dataFolders).toEqual(['~other/x']);
  });

  it('use a zone that exists and the system’s instead of one that does not', () => {
    expect(read({ timeZone: 'Asia/Tokyo' }).timeZone).toBe('Asia/Tokyo');
    expect(read({ timeZone: 'Mars/Olympus' }).timeZone).toBe('Europe/Berlin');
  });

  it.each([
    ['sunday', 0],
    ['monday', 1],
    ['saturday', 6],
    ['someday', 1],
  ])('begin the week on %s as %i', (day, index) => expect(read({ weekStart: day }).weekStart).toBe(index));

  it.each([
    [12.5, 12.5e9],
    [0, 0],
    [-1, 50e9],
    [1e7, 50e9],
    ['20', 50e9],
  ])('note a cost above %j dollars as above %i nano-dollars', (value, limit) =>
    expect(read({ costLimit: value }).costLimit).toBe(limit),
  );

  it('survive whatever a hand-edited file holds', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const raw = {
          dataFolders: value,
          ompFolders: value,
          statusBarCost: value,
          statusBarContext: value,
          costMode: value,
          costLimit: value,
          priceOverrides: value,
          pricesFile: value,
          currencyCode: value,
          currencyRate: value,
          timeZone: value,
          weekStart: value,
          liveNotifications: value,
          liveRefreshInterval: value,
          liveServer: value,
          budgets: everyBudget(value),
          layout: { liveRefresh: value, dailyRefresh: value, modelsRefresh: value },
        };
        const read = readSettings(raw, system);
        expect(Object.values(read.layout).every((length: number) => length > 0)).toBe(true);
        expect(read.budgets.limits.warnAt).toBeGreaterThan(0);
        expect(Object.values(read.budgets.limits.amounts.everywhere).every((amount) => amount >= 0)).toBe(true);
        expect(read.dataFolders.every((folder) => typeof folder === 'string' && folder !== '')).toBe(true);
        expect(read.currency.rate).toBeGreaterThan(0);
        expect(read.costLimit).toBeGreaterThanOrEqual(0);
        expect(['recordedFirst', 'computedOnly', 'recordedOnly']).toContain(read.costMode);
        expect(['today', 'session', 'week', 'month', 'allFolders']).toContain(read.statusBarCost);
      }),
    );
  });
});
