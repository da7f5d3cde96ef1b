import { describe, expect, it } from 'vitest';
import { modelKey } from '../../../../src/core/model/modelId.ts';
import type { TokenUsage } from '../../../../src/core/model/tokenUsage.ts';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import { Costing } from '../../../../src/core/pricing/costing.ts';
import { noFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { modelReport } from '../../../../src/core/reports/modelReport.ts';
import { modelsReport } from '../../../../src/core/reports/modelsReport.ts';
import { projectsReport } from '../../../../src/core/reports/projectsReport.ts';
import { sessionReport } from '../../../../src/core/reports/sessionReport.ts';
import { sessionsReport } from '../../../../src/core/reports/sessionsReport.ts';
import { toolsReport } from '../../../../src/core/reports/toolsReport.ts';
import { totalsWithCopies } from '../../../../src/core/reports/totalsWithCopies.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { day, hour, LedgerBuilder, minute, noon, reportContext } from '../../../support/ledgerBuilder.ts';

const context = reportContext();

function shop(): Ledger {
  const builder = new LedgerBuilder();
  builder
    .source('/data/a.db')
    .session('top', { title: 'Checkout page', created: noon - 3 * hour, directory: '/home/me/shop' })
    .session('child', { title: 'Explore', parentId: 'top', created: noon - 2 * hour, directory: '/home/me/shop' })
    .session('grandchild', { title: 'Deeper', parentId: 'child', created: noon - hour, directory: '/home/me/shop' })
    .session('other', { title: 'Checkout tests', created: noon - 2 * day, directory: '/home/you/shop' })
    .session('idle', { title: 'Nothing yet', created: noon - minute, directory: '/home/me/shop' })
    .request('top', { created: noon - 3 * hour, dollars: 1, model: 'a/opus-5', finish: 'tool-calls' })
    .request('child', { created: noon - 2 * hour, dollars: 2, model: 'b/opus-5', agent: 'explore' })
    .request('grandchild', { created: noon - hour, dollars: 4, model: 'a/opus-5-mini', agent: 'explore' })
    .request('other', { created: noon - 2 * day, dollars: 8, model: 'a/haiku' })
    .toolCall('top', { tool: 'bash', skill: '', started: noon - 3 * hour, ended: noon - 3 * hour + 20 })
    .toolCall('top', { tool: 'bash', skill: '', started: noon - hour, ended: noon - hour + 40, status: 'error' })
    .toolCall('other', { tool: 'read', skill: '', started: noon - 2 * day, ended: 0, status: 'running' });
  return builder.ledger();
}

const costs = (rows: readonly { figures: { cost: { amount: number } } }[]): number[] =>
  rows.map(({ figures }) => figures.cost.amount / 1e9);

describe('sessions', () => {
  it('come as workflows that hold their sub-agents once, or each for itself', () => {
    const workflows = sessionsReport(shop(), context, noFilter, 'workflows');
    expect(workflows.rows.map(({ id }) => id)).toEqual(['idle', 'top', 'other']);
    expect(costs(workflows.rows)).toEqual([0, 7, 8]);
    const [, top] = workflows.rows;
    expect(costs([top!.own])).toEqual([1]);
    expect(top!.children.map(({ id }) => id)).toEqual(['child']);
    expect(costs(top!.children)).toEqual([6]);
    const flat = sessionsReport(shop(), context, noFilter, 'flat');
    expect(flat.rows.map(({ id }) => id)).toEqual(['idle', 'grandchild', 'child', 'top', 'other']);
    expect(costs([flat.totals])).toEqual([15]);
    expect(flat.rows.map(({ costShare }) => costShare)).toEqual([0, 4 / 15, 2 / 15, 1 / 15, 8 / 15]);
  });

  it('are found by a filter in whose range they were made, or in which one of their requests was', () => {
    const ids = (changes: object): string[] =>
      sessionsReport(shop(), context, { ...noFilter, ...changes }, 'flat').rows.map(({ id }) => id);
    expect(ids({ end: '2026-11-19' })).toEqual(['other']);
    expect(ids({ start: '2026-11-20' })).toEqual(['idle', 'grandchild', 'child', 'top']);
    expect(ids({ model: 'haiku' })).toEqual(['other']);
    expect(ids({ project: '/home/you/shop' })).toEqual(['other']);
    expect(ids({ source: 'b.db' })).toEqual([]);
    expect(ids({ source: 'a.db', agent: 'Explore' })).toEqual(['grandchild', 'child']);
  });
});

describe('one session', () => {
  it('is found by id, by title, by a part of the title', () => {
    for (const text of ['top', 'checkout PAGE', 'page']) {
      const found = sessionReport(shop(), context, noFilter, text);
      if (!('report' in found)) throw new Error(text);
      expect(found.report.session.id).toBe('top');
      expect(found.report.rows.map(({ sessionId }) => sessionId)).toEqual(['top', 'child', 'grandchild']);
      expect(costs(found.report.rows)).toEqual([1, 2, 4]);
      expect(found.report.rows.map(({ costShare }) => costShare)).toEqual([1 / 7, 2 / 7, 4 / 7]);
      expect(costs([found.report.totals])).toEqual([7]);
    }
  });

  it('is found by the folder it had in the older storage', () => {
    const builder = new LedgerBuilder();
    builder.source().session('ses_01').request('ses_01');
    for (const path of ['~/.local/share/opencode/storage/message/ses_01', 'C:\\storage\\message\\ses_01\\', 'ses_01']) {
      expect(sessionReport(builder.ledger(), context, noFilter, path)).toHaveProperty('report');
    }
  });

  it('is asked for when a title fits several, and not found when none', () => {
    expect(sessionReport(shop(), context, noFilter, 'checkout')).toEqual({
      candidates: [
        { id: 'top', title: 'Checkout page' },
        { id: 'other', title: 'Checkout tests' },
      ],
    });
    expect(sessionReport(shop(), context, noFilter, 'nothing like it')).toEqual({ candidates: [] });
  });
});

describe('each request of a session', () => {
  it('says in which source it stands, and why it does not count', () => {
    const builder = new LedgerBuilder();
    const first = { id: 'msg_1', created: noon - 2 * day, dollars: 1 };
    builder
      .source('/data/a.db')
      .session('s', { created: noon - 3 * day })
      .session('fork', { created: noon - day })
      .request('s', first)
      .request('fork', { ...first, id: 'msg_2' })
      .request('fork', { id: 'msg_3', created: noon - hour, dollars: 2 })
      .failure('fork', { created: noon - hour + 1 })
      .request('fork', { created: noon - hour + 2, tokens: {} });
    builder
      .source('/data/storage')
      .session('fork', { created: noon - day })
      .request('fork', { id: 'msg_3', created: noon - hour });
    const ledger = builder.ledger();
    markCopies(ledger);
    const found = sessionReport(ledger, context, noFilter, 'fork');
    if (!('report' in found)) throw new Error('not found');
    expect(found.report.rows.map(({ standing, source }) => `${standing} ${source}`).sort()).toEqual([
      'copy /data/a.db',
      'counted /data/a.db',
      'duplicate /data/storage',
      'failed /data/a.db',
      'idle /data/a.db',
    ]);
    expect(costs([found.report.totals])).toEqual([2]);
  });
});

describe('the quota of a session', () => {
  it('is that of the model it used last, and its cost a share of it', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('top', { created: noon - day })
      .session('sub', { created: noon - hour, parentId: 'top' })
      .session('unlimited', { created: noon - day })
      .request('top', { created: noon - 2 * hour, dollars: 1, model: 'a/without' })
      .request('top', { created: noon - hour, dollars: 2, model: 'a/limited' })
      .request('sub', { created: noon - hour, dollars: 9, model: 'a/without' })
      .request('unlimited', { created: noon - hour, dollars: 9, model: 'a/without' });
    const sessionQuota = ({ modelID }: { modelID: string }): number | null => (modelID === 'limited' ? 6e9 : null);
    const costing = new Costing({ price: () => null, sessionQuota }, 'recordedFirst');
    const { rows } = sessionsReport(builder.ledger(), reportContext({ costing }), noFilter, 'workflows');
    expect(rows.map(({ id, quotaUse }) => [id, quotaUse])).toEqual([
      ['top', 2],
      ['unlimited', null],
    ]);
    const flat = sessionsReport(builder.ledger(), reportContext({ costing }), noFilter, 'flat').rows;
    expect(flat.find(({ id }) => id === 'top')?.quotaUse).toBe(0.5);
  });
});

describe('one model', () => {
  const names = (text: string): string[] => {
    const found = modelReport(shop(), context, noFilter, text);
    return 'report' in found
      ? found.report.rows.map(({ model }) => modelKey(model))
      : ['?', ...found.candidates.map(modelKey)];
  };

  it.each([
    ['opus-5', ['b/opus-5', 'a/opus-5']],
    ['A/Opus-5', ['a/opus-5']],
    ['mini', ['a/opus-5-mini']],
    ['opus', ['?', 'a/opus-5', 'a/opus-5-mini', 'b/opus-5']],
    ['gpt', ['?']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('tells on how many days it was used', () => {
    const found = modelReport(shop(), context, noFilter, 'opus-5');
    expect(found).toMatchObject({ report: { daysUsed: 1, totals: { figures: { requests: 2 } } } });
  });
});

describe('projects', () => {
  it('are folders: two of one name stay two', () => {
    const { rows } = projectsReport(shop(), context, noFilter);
    expect(rows.map(({ folder }) => folder)).toEqual(['/home/you/shop', '/home/me/shop']);
    expect(costs(rows)).toEqual([8, 7]);
    expect(costs(projectsReport(shop(), context, { ...noFilter, project: 'shop' }).rows)).toEqual([8, 7]);
  });
});

describe('tools', () => {
  it('are counted with their failures and how long they took', () => {
    const { rows, totals } = toolsReport(shop(), context, noFilter);
    expect(rows[0]).toMatchObject({
      tool: 'bash',
      calls: 2,
      succeeded: 1,
      failed: 1,
      successRate: 0.5,
      medianDuration: 30,
      p90Duration: 40,
      busy: 60,
    });
    expect(rows[1]).toMatchObject({ tool: 'read', calls: 0, unfinished: 1, successRate: null, medianDuration: null });
    expect(totals).toMatchObject({ calls: 2, unfinished: 1 });
    expect(toolsReport(shop(), context, { ...noFilter, end: '2026-11-19' }).totals).toMatchObject({
      unfinished: 1,
      calls: 0,
    });
  });

  it('get the tokens of their requests in whole parts, and are told apart by model, provider and agent', () => {
    const builder = new LedgerBuilder();
    const source = builder.source('/data/a.db').session('s').session('fork', { created: noon });
    const shared = {
      id: 'msg_1',
      created: noon - hour,
      model: 'a/one',
      tokens: { input: 10, output: 2, cacheRead: 7 },
    };
    source
      .request('s', shared)
      .request('s', { id: 'msg_2', created: noon - hour + 1, model: 'b/two', agent: 'plan', tokens: { input: 5 } })
      .request('fork', { ...shared, id: 'msg_3' });
    for (const tool of ['bash', 'bash', 'read']) source.toolCall('s', { tool, messageId: 'msg_1' });
    source
      .toolCall('s', { tool: 'bash', messageId: 'msg_1', status: 'running' })
      .toolCall('s', { tool: 'bash', messageId: 'msg_2' })
      .toolCall('s', { tool: 'edit', messageId: 'gone' })
      .toolCall('fork', { tool: 'read', messageId: 'msg_3', started: noon + 1 });
    const ledger = builder.ledger();
    markCopies(ledger);
    const { rows, totals } = toolsReport(ledger, context, noFilter);
    const tokens = (tool: string): TokenUsage => rows.find((row) => row.tool === tool)!.tokens;
    expect(tokens('bash')).toEqual({ input: 4 + 3 + 5, output: 2, reasoning: 0, cacheRead: 3 + 2, cacheWrite: 0 });
    expect(tokens('read')).toEqual({ input: 3, output: 0, reasoning: 0, cacheRead: 2, cacheWrite: 0 });
    expect(tokens('edit')).toEqual(noTokens);
    expect(totals.tokens).toEqual({ input: 15, output: 2, reasoning: 0, cacheRead: 7, cacheWrite: 0 });
    const [bash] = rows;
    expect(bash!.breakdown.map(({ model, calls, unfinished }) => [modelKey(model), calls, unfinished])).toEqual([
      ['a/one', 2, 1],
      ['b/two', 1, 0],
    ]);
    const calls = (changes: object): number => toolsReport(ledger, context, { ...noFilter, ...changes }).totals.calls;
    expect([calls({ model: 'two' }), calls({ provider: 'a' }), calls({ agent: 'plan' }), calls({})]).toEqual([
      1, 4, 1, 6,
    ]);
  });

  it('are counted once though a fork took them along, and still when only forks have them', () => {
    const builder = new LedgerBuilder();
    const call = { tool: 'bash', skill: '', started: noon - day };
    const source = builder
      .source()
      .session('a', { created: noon - 2 * day })
      .session('fork', { created: noon });
    source.toolCall('a', call).toolCall('fork', { ...call });
    expect(toolsReport(builder.ledger(), context, noFilter).totals.calls).toBe(1);
    const gone = new LedgerBuilder();
    gone
      .source()
      .session('one', { created: noon })
      .session('two', { created: noon })
      .toolCall('one', call)
      .toolCall('two', { ...call });
    expect(toolsReport(gone.ledger(), context, noFilter).totals.calls).toBe(1);
  });
});

describe('the figures of a row', () => {
  it('tell time, speed and what deserves a look', () => {
    const builder = new LedgerBuilder();
    const source = builder.source().session('s', { created: noon - day });
    const at = (minutes: number): number => noon - hour + minutes * minute;
    source
      .request('s', { created: at(0), completed: at(0) + 1000, tokens: { output: 10 }, dollars: 60 })
      .request('s', { created: at(1), completed: at(1) + 2000, tokens: { output: 60, input: 30, cacheRead: 90 } })
      .request('s', { created: at(2), completed: at(9), tokens: { output: 420 * 50 } })
      .request('s', { created: at(10), completed: at(10) + 1000, tokens: { output: 99 }, finish: 'tool-calls' })
      .request('s', { created: at(11), completed: at(11) + 10, tokens: {} })
      .request('s', { created: at(12), completed: 0, tokens: {} });
    const [row] = modelsReport(builder.ledger(), context, noFilter).rows;
    expect(row).toMatchObject({
      firstUse: at(0),
      lastUse: at(10) + 1000,
      duration: 10 * minute + 1000,
      busy: 1000 + 2000 + 7 * minute + 1000,
      speed: { median: 30, p90: 50, requests: 3 },
      cacheHitRatio: 0.75,
      health: { withoutTokens: 1, unpriced: 3, long: 1, costly: true },
    });
  });
});

describe('sums with copies', () => {
  it('count again what a fork took along', () => {
    const builder = new LedgerBuilder();
    const source = builder
      .source()
      .session('a', { created: noon - 2 * day })
      .session('fork', { created: noon });
    const request = { created: noon - day, dollars: 1 };
    source.request('a', request).request('fork', request);
    const ledger = builder.ledger();
    markCopies(ledger);
    expect(totalsWithCopies(ledger, context, noFilter)).toMatchObject({ requests: 2, recorded: 2e9 });
    expect(modelsReport(ledger, context, noFilter).totals.figures).toMatchObject({ requests: 1, copies: 1 });
  });
});
