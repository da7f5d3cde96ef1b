import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostMode } from '../../../../src/core/pricing/costMode.ts';
import { costModes } from '../../../../src/core/pricing/costMode.ts';
import { Costing } from '../../../../src/core/pricing/costing.ts';
import type { KnownPrice } from '../../../../src/core/pricing/modelPrice.ts';
import type { ModelId } from '../../../../src/core/model/modelId.ts';
import type { ReportFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { noFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../../src/core/reports/modelsReport.ts';
import { mostSessions } from '../../../../src/core/reports/reconcile/lineSums.ts';
import { reconcile } from '../../../../src/core/reports/reconcile/reconcile.ts';
import type {
  DifferenceReason,
  OtherTool,
  ReconcileReport,
} from '../../../../src/core/reports/reconcile/reconcileReport.ts';
import type { Ledger, SourceTables } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';

/** US dollars per million tokens, in pico-dollars a token. */
const rates = { input: 3e6, output: 15e6, cacheRead: 0.3e6, cacheWrite: 3.75e6 };
const known: KnownPrice = {
  rates,
  tiers: [{ aboveTokens: 200_000, rates: { input: 6e6, output: 22.5e6, cacheRead: 0.6e6, cacheWrite: 7.5e6 } }],
  contextWindow: null,
  sessionQuota: null,
  source: 'test',
};
const free: KnownPrice = { ...known, rates: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, tiers: [] };
const priceOf = ({ modelID }: ModelId): KnownPrice | null =>
  modelID === 'unknown' ? null : modelID.startsWith('gift') ? free : known;
const costing = (mode: CostMode): Costing => new Costing({ price: priceOf }, mode);
const contextWith = (mode: CostMode = 'recordedFirst'): ReturnType<typeof reportContext> =>
  reportContext({ costing: costing(mode) });

function marked(
  builder: LedgerBuilder,
  change: (source: SourceTables, index: number) => SourceTables = (one) => one,
): Ledger {
  const ledger = builder.ledger();
  const changed = { ...ledger, sources: ledger.sources.map(change) };
  markCopies(changed);
  return changed;
}

const amounts = (report: ReconcileReport, reason: DifferenceReason): Record<OtherTool, number> => {
  const line = report.lines.find((one) => one.reason === reason);
  const of = (tool: OtherTool): number => line?.corrections[tool].amount ?? 0;
  return { opencode: of('opencode'), ocmonitor: of('ocmonitor'), ccusage: of('ccusage') };
};

function expectAddedUp(report: ReconcileReport): void {
  for (const { tool, requests, tokens, amount } of report.answers) {
    const sum = (of: 'requests' | 'tokens' | 'amount'): number =>
      report.lines.reduce((all, line) => all + line.corrections[tool][of], 0);
    expect([requests + sum('requests'), tokens + sum('tokens'), amount + sum('amount')]).toEqual([
      report.ours.requests,
      report.ours.tokens,
      report.ours.cost.amount,
    ]);
  }
}

describe('reconcile', () => {
  it('explains a copy, a missing cost, reasoning, a long prompt, a gift and an unknown price each under its reason', () => {
    const builder = new LedgerBuilder();
    const old = { created: noon - 2 * day, dollars: 0.5 };
    builder
      .source('/data/opencode.db')
      .session('a', { created: noon - 3 * day })
      .session('fork', { created: noon - day })
      .request('a', old)
      .request('fork', old)
      .request('a', { model: 'anthropic/claude-sonnet-4-5', tokens: { input: 1000, output: 100, reasoning: 10 } })
      .request('a', { model: 'anthropic/claude-sonnet-4-5', tokens: { input: 300_000 } })
      .request('a', { model: 'x/gift', tokens: { input: 1000 } })
      .request('a', { model: 'moonshotai/unknown', tokens: { input: 1000 } });
    const report = reconcile(marked(builder), contextWith(), noFilter);
    expectAddedUp(report);
    expect(amounts(report, 'copies')).toEqual({ opencode: -5e8, ocmonitor: -5e8, ccusage: -5e8 });
    expect(amounts(report, 'zeroRecorded')).toEqual({ opencode: 4_650_000 + 1_800_000_000, ocmonitor: 0, ccusage: 0 });
    expect(amounts(report, 'reasoning').ocmonitor).toBe(150_000);
    expect(amounts(report, 'longContext')).toEqual({ opencode: 0, ocmonitor: 900_000_000, ccusage: 600_000_000 });
    expect(report.answers.map(({ estimated }) => estimated > 0)).toEqual([false, false, true]);
    expect(report.lines.map(({ reason }) => reason)).toEqual(['copies', 'zeroRecorded', 'reasoning', 'longContext']);
  });

  it('says that ocmonitor charges for what is a gift or has no price here', () => {
    const builder = new LedgerBuilder();
    const tokens = { input: 1_000_000 };
    builder
      .source('/data/opencode.db')
      .session('a')
      .request('a', { model: 'zhipuai/glm-5', tokens })
      .request('a', { model: 'xai/gift-1', tokens });
    const prices = { price: ({ modelID }: ModelId) => (modelID === 'glm-5' ? free : null) };
    const report = reconcile(
      marked(builder),
      reportContext({ costing: new Costing(prices, 'recordedFirst') }),
      noFilter,
    );
    expectAddedUp(report);
    expect(amounts(report, 'free').ocmonitor).toBe(-1_000_000_000);
    const none = reconcile(marked(builder), reportContext(), noFilter);
    expect(amounts(none, 'unpriced').ocmonitor).toBe(-1_000_000_000);
  });

  it('knows which database and storage each tool reads, and counts no message twice', () => {
    const builder = new LedgerBuilder();
    for (const id of ['/data/opencode-dev.db', '/data/opencode.db', '/data/storage', '/else/storage']) {
      const source = builder.source(id).session(`session of ${id}`);
      source.request(`session of ${id}`, { id: `msg of ${id}`, dollars: 1 });
      // Imported from the storage beside it: the same message in both.
      if (id.startsWith('/data/o'))
        source.request(`session of ${id}`, { id: 'msg of both', created: noon - hour, dollars: 2 });
    }
    const isJson = (source: SourceTables): SourceTables =>
      source.id.endsWith('storage') ? { ...source, kind: 'opencode-json' } : source;
    const report = reconcile(marked(builder, isJson), contextWith(), noFilter);
    expectAddedUp(report);
    expect(report.answers.map(({ tool, amount }) => [tool, amount / 1e9])).toEqual([
      ['opencode', 3],
      ['ocmonitor', 3],
      ['ccusage', 4],
    ]);
    expect(amounts(report, 'otherSource')).toEqual({ opencode: 3e9, ocmonitor: 3e9, ccusage: 2e9 });
  });

  it('shows that opencode stats cuts by session, and which sessions that brings in', () => {
    const builder = new LedgerBuilder();
    builder
      .source('/data/opencode.db')
      .session('long', { created: noon - 40 * day, updated: noon - day })
      .session('old', { created: noon - 40 * day, updated: noon - 39 * day })
      .request('long', { created: noon - 39 * day, dollars: 3 })
      .request('long', { created: noon - day, dollars: 1 })
      .request('old', { created: noon - 39 * day, dollars: 9 });
    const filter = { ...noFilter, start: '2026-11-14', end: '2026-11-20' };
    const report = reconcile(marked(builder), contextWith(), filter);
    expectAddedUp(report);
    expect(report.answers.map(({ command }) => command)).toEqual([
      'opencode stats --days 7',
      'ocmonitor models --start-date 2026-11-14 --end-date 2026-11-20',
      'ccusage opencode daily --timezone UTC --since 20261114 --until 20261120',
    ]);
    const line = report.lines.find(({ reason }) => reason === 'range')!;
    expect(line.behind.map(({ id }) => id)).toEqual(['long']);
    expect(line.corrections.opencode).toEqual({ requests: -1, tokens: -110, amount: -3e9 });
    expect(line.corrections.ccusage).toEqual({ requests: 0, tokens: 0, amount: 0 });
    const today = reconcile(marked(builder), contextWith(), { ...noFilter, start: '2026-11-20', end: null });
    expect(today.answers[0]).toMatchObject({ command: 'opencode stats --days 0', requests: 0 });
  });

  it('tells recorded from recomputed when everything is computed', () => {
    const builder = new LedgerBuilder();
    builder
      .source('/data/opencode.db')
      .session('a')
      .request('a', { dollars: 1, tokens: { input: 1_000_000 } });
    const report = reconcile(marked(builder), contextWith('computedOnly'), noFilter);
    expectAddedUp(report);
    // Six dollars: a million tokens are above the threshold.
    expect(amounts(report, 'recomputed')).toEqual({ opencode: 5e9, ocmonitor: 5e9, ccusage: 5e9 });
  });

  it('leaves out what a tool leaves out', () => {
    const builder = new LedgerBuilder();
    builder
      .source('/data/opencode.db')
      .session('a')
      .request('a', { tokens: { reasoning: 5 }, dollars: 1 })
      .request('a', { model: '/', dollars: 1 });
    const report = reconcile(marked(builder), contextWith(), noFilter);
    expectAddedUp(report);
    expect(amounts(report, 'leftOut')).toEqual({ opencode: 0, ocmonitor: 1e9, ccusage: 1e9 });
  });

  it('lists the costliest sessions of a line and says how many there are', () => {
    const builder = new LedgerBuilder();
    const source = builder.source('/data/opencode.db');
    for (let number = 0; number < mostSessions + 5; number++) {
      source.session(`s${number}`).request(`s${number}`, { tokens: { input: number + 1 } });
    }
    const [line] = reconcile(marked(builder), contextWith(), noFilter).lines;
    expect(line).toMatchObject({ reason: 'zeroRecorded', sessions: mostSessions + 5 });
    expect(line!.behind).toHaveLength(mostSessions);
    expect(line!.behind[0]!.id).toBe(`s${mostSessions + 4}`);
  });

  const drafts = fc.array(
    fc.record({
      source: fc.integer({ min: 0, max: 3 }),
      session: fc.integer({ min: 0, max: 4 }),
      message: fc.integer({ min: 0, max: 12 }),
      created: fc.integer({ min: noon - 5 * day, max: noon }),
      model: fc.constantFrom('anthropic/claude-sonnet-4-5', 'x/gift', 'acme/unknown', 'zhipuai/glm-5', '/'),
      dollars: fc.constantFrom(0, 0, 0.25, 1e-9),
      input: fc.integer({ min: 0, max: 400_000 }),
      output: fc.integer({ min: 0, max: 1000 }),
      reasoning: fc.integer({ min: 0, max: 500 }),
      old: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it('adds up exactly whatever is in the sources, and our side is that of every other report', () => {
    const filters: readonly ReportFilter[] = [
      noFilter,
      { ...noFilter, start: '2026-11-18', end: '2026-11-19' },
      { ...noFilter, start: '2026-11-19' },
      { ...noFilter, model: 'sonnet' },
    ];
    fc.assert(
      fc.property(drafts, fc.constantFrom(...costModes), fc.constantFrom(...filters), (rows, mode, filter) => {
        const builder = new LedgerBuilder();
        const ids = ['/d/opencode.db', '/d/opencode-dev.db', '/d/storage', '/e/opencode.db'];
        const sources = ids.map((id) => builder.source(id));
        for (const source of sources) {
          for (let number = 0; number < 5; number++) {
            source.session(`s${number}`, { created: noon - number * day, updated: noon - number * hour });
          }
        }
        for (const { source, session, message, created, model, dollars, old, ...tokens } of rows) {
          sources[source]!.request(`s${session}`, {
            id: `msg_${message}`,
            created,
            model,
            dollars,
            tokens,
            ...(old ? { reasoningInOutput: true } : {}),
          });
        }
        const ledger = marked(builder, (one, index) => (index === 2 ? { ...one, kind: 'opencode-json' } : one));
        const context = contextWith(mode);
        const report = reconcile(ledger, context, filter);
        expectAddedUp(report);
        const { figures } = modelsReport(ledger, context, filter).totals;
        expect([report.ours.requests, report.ours.cost]).toEqual([figures.requests, figures.cost]);
      }),
      { numRuns: 150 },
    );
  });
});
