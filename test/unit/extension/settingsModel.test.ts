import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, type RawSettings } from '../../../src/extension/settingsModel.ts';

const system = { timeZone: 'Europe/Berlin', home: '/home/me' };
const nothing: RawSettings = {
  dataFolders: undefined,
  ompFolders: undefined,
  statusBarCost: undefined,
  statusBarContext: undefined,
  costMode: undefined,
  priceOverrides: undefined,
  pricesFile: undefined,
  currencyCode: undefined,
  currencyRate: undefined,
  timeZone: undefined,
  weekStart: undefined,
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
      priceOverrides: {},
      pricesFile: '',
      currency: { code: 'USD', rate: 1 },
      timeZone: 'Europe/Berlin',
      weekStart: 1,
    });
  });

  it('take folders once each, trimmed, with ~ as the home folder', () => {
    expect(read({ dataFolders: [' ~/a ', '/b', '/b', '', 7, '~'] }).dataFolders).toEqual([
      '/home/me/a',
      '/b',
      '/home/me',
    ]);
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

  it('survive whatever a hand-edited file holds', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const raw = {
          dataFolders: value,
          ompFolders: value,
          statusBarCost: value,
          statusBarContext: value,
          costMode: value,
          priceOverrides: value,
          pricesFile: value,
          currencyCode: value,
          currencyRate: value,
          timeZone: value,
          weekStart: value,
        };
        const settings = readSettings(raw, system);
        expect(settings.dataFolders.every((folder) => typeof folder === 'string' && folder !== '')).toBe(true);
        expect(settings.currency.rate).toBeGreaterThan(0);
        expect(['recordedFirst', 'computedOnly', 'recordedOnly']).toContain(settings.costMode);
        expect(['today', 'session', 'week', 'month', 'allFolders']).toContain(settings.statusBarCost);
      }),
    );
  });
});
