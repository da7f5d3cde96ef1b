import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModelsFile } from '../../../../src/core/moving/readModelsFile.ts';
import { ConfigTextError, readOcmonitorConfig } from '../../../../src/core/moving/readOcmonitorConfig.ts';
import { seconds } from '../../../../src/core/moving/seconds.ts';

const read = (text: string) => readOcmonitorConfig(text, { home: '/home/me' });
const settingsOf = (text: string): Record<string, unknown> =>
  Object.fromEntries(read(text).changes.map(({ setting, value }) => [setting, value]));

describe('a config.toml of ocmonitor', () => {
  test('of the first version', () => {
    const plan = read(`
[paths]
messages_dir = "/data/opencode/storage/message"
export_dir = "./exports"
[ui]
table_style = "rich"
progress_bars = true
colors = true
live_refresh_interval = 3
[export]
default_format = "csv"
include_metadata = true
[analytics]
default_timeframe = "daily"
recent_sessions_limit = 50
`);
    expect(plan.changes).toEqual([
      { setting: 'dataFolders', value: ['/data/opencode'], from: 'paths.messages_dir' },
      { setting: 'layout.liveRefresh', value: 3, from: 'ui.live_refresh_interval' },
    ]);
    expect(plan.leftOut.map(({ from, why }) => `${from}: ${why}`)).toEqual([
      'paths.export_dir: notNeeded',
      'ui.table_style: theme',
      'ui.progress_bars: theme',
      'ui.colors: theme',
      'export.default_format: notNeeded',
      'export.include_metadata: notNeeded',
      'analytics.default_timeframe: notNeeded',
      'analytics.recent_sessions_limit: notNeeded',
    ]);
  });

  test('of the newer version, with a database, a price file and a currency', () => {
    const text = `
[paths]
database_file = "~/code/opencode.db"
opencode_storage_dir = "~/.local/share/opencode/storage"
[models]
user_file = "~/.config/ocmonitor/models.json"
remote_fallback = true
[currency]
code = "eur"
rate = 0.92
remote_rates = true
[metrics]
port = 9090
`;
    expect(settingsOf(text)).toEqual({
      dataFolders: ['/home/me/code/opencode.db'],
      'prices.file': '/home/me/.config/ocmonitor/models.json',
      'currency.code': 'EUR',
      'currency.rate': 0.92,
    });
    expect(read(text).leftOut).toContainEqual({ from: 'paths.opencode_storage_dir', why: 'standard' });
    expect(read(text).leftOut).toContainEqual({ from: 'models.remote_fallback', why: 'noNetwork' });
  });

  test('with what the tmux workflow adds', () => {
    const text = `
sessions_path = "/srv/opencode/storage/session/"
daily_budget = 12.5
[refresh]
live = "2s"
daily_costs = 90
model_breakdown = "10m"
history = 30
`;
    expect(settingsOf(text)).toEqual({
      dataFolders: ['/srv/opencode'],
      'budgets.daily': 12.5,
      'layout.liveRefresh': 2,
      'layout.dailyRefresh': 90,
      'layout.modelsRefresh': 600,
    });
    expect(read(text).leftOut).toEqual([{ from: 'refresh.history', why: 'unknown' }]);
  });

  test('that says what is standard changes nothing', () => {
    const plan = read(`
sessions_path = "~/.local/share/opencode/storage/session/"
[refresh]
daily = 60
models = "5m"
[currency]
code = "USD"
rate = 1.0
`);
    expect(plan.changes).toEqual([]);
    expect(new Set(plan.leftOut.map(({ why }) => why))).toEqual(new Set(['standard']));
  });

  test('with values that make no sense says so, and keeps the rest', () => {
    const plan = read(
      'daily_budget = -1\nweekly_budget = 20\nsessions_path = 7\n[currency]\nrate = 0\ncode = "euro"\n',
    );
    expect(plan.changes).toEqual([{ setting: 'budgets.weekly', value: 20, from: 'weekly_budget' }]);
    expect(plan.leftOut.every(({ why }) => why === 'invalid')).toBe(true);
  });

  test('that is no TOML fails with its line, and without its text', () => {
    const broken = 'daily_budget = 5\nsecret = "sk-very-secret\n';
    expect(() => read(broken)).toThrow(ConfigTextError);
    expect(() => read(broken)).toThrow(/line 2\.$/);
    expect(() => read(broken)).not.toThrow(/secret/);
  });

  test('of any text gives a plan or says that it is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        try {
          expect(read(text).changes).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigTextError);
        }
      }),
    );
  });
});

test('lengths of time are read as people write them', () => {
  expect([60, '60', '60s', '5m', '1.5 min', '2h'].map(seconds)).toEqual([60, 60, 60, 300, 90, 7200]);
  expect([0, -5, 'soon', '3d', null, 1e9].map(seconds)).toEqual(new Array(6).fill(undefined));
});

test('a models.json is looked at before it is used', () => {
  expect(readModelsFile('{"a/b":{"input":1,"output":2},"c":{}}')).toMatchObject({
    models: 1,
    problems: [expect.stringMatching(/^"c"/)],
  });
  expect(readModelsFile('{')).toBeNull();
});
