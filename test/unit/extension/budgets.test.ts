import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel, Memento } from 'vscode';
import type { BudgetReport, BudgetState } from '../../../src/core/budgets/budgetReport.ts';
import { BudgetMonitor } from '../../../src/extension/budgets/budgetMonitor.ts';
import { budgetTable } from '../../../src/extension/budgets/budgetTable.ts';
import { crossingText, outlookText } from '../../../src/extension/budgets/budgetText.ts';
import { ToldCrossings } from '../../../src/extension/budgets/toldCrossings.ts';
import { budgetCommands } from '../../../src/extension/commands/budgetCommands.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { settingIds } from '../../../src/extension/manifest/settingIds.ts';
import { costContent } from '../../../src/extension/statusBar/costItem.ts';
import { EventEmitter, fake } from '../../support/fakeVscode.ts';
import { now, settings, source, status } from './support/samples.ts';

const day = 86_400_000;
const budgetState = (change: Partial<BudgetState> = {}): BudgetState => ({
  id: 'everywhere:month',
  budget: { scope: 'everywhere', period: 'month', limit: 150e9 },
  range: { from: now - 19 * day, to: now + 11 * day },
  date: '2026-11-01',
  spent: 114e9,
  unpricedRequests: 0,
  share: 0.76,
  level: 'near',
  forecast: { expected: 164e9, low: 152e9, high: 176e9, runsOutAt: now + 8 * day },
  outlook: 'runsOut',
  buckets: [],
  bucketCount: 30,
  bucketDates: [],
  ...change,
});
const report = (change: Partial<BudgetReport> = {}): BudgetReport => ({
  revision: 1,
  asOf: now,
  now,
  timeZone: 'UTC',
  budgets: [budgetState()],
  today: { spent: 0, unpricedRequests: 0 },
  sessionQuota: 0,
  session: null,
  runaway: null,
  repeated: null,
  level: 'near',
  ...change,
});

/** What VS Code keeps for an extension. */
function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, standard?: unknown) => kept.get(key) ?? standard,
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  } as Memento;
}

const log = { error: vi.fn() } as unknown as LogOutputChannel;
beforeEach(() => {
  fake.warnings = [];
  fake.answers = [];
  fake.executed = [];
  fake.asked = [];
  fake.configuration.clear();
});

function monitor(
  answer: () => BudgetReport,
  { notify = true, demo = false, memories = [memory(), memory()] as const } = {},
) {
  const figures = new EventEmitter<'figures'>();
  const configured = new EventEmitter<typeof settings>();
  const made = new BudgetMonitor({
    worker: { api: { budgets: () => Promise.resolve(answer()) } },
    store: { status: status({ demo }), onDidChange: figures.event },
    config: {
      settings: { ...settings, budgets: { ...settings.budgets, notify } },
      onDidChange: configured.event,
    },
    log,
    told: new ToldCrossings(...memories),
  });
  return { made, moved: () => figures.fire('figures') };
}

describe('the monitor', () => {
  it('tells a crossing once, and remembers it over a restart', async () => {
    const memories = [memory(), memory()] as const;
    const first = monitor(() => report(), { memories });
    first.moved();
    await vi.waitFor(() => expect(fake.warnings).toHaveLength(1));
    first.made.dispose();
    const second = monitor(() => report(), { memories });
    second.moved();
    await vi.waitFor(() => expect(second.made.report).toBeDefined());
    expect(fake.warnings).toHaveLength(1);
  });

  it('keeps what concerns a workspace to the workspace', async () => {
    const everywhere = memory();
    const state = budgetState({ id: 'workspace:month', budget: { scope: 'workspace', period: 'month', limit: 1 } });
    for (const workspace of [memory(), memory()]) {
      const { made, moved } = monitor(() => report({ budgets: [state] }), { memories: [everywhere, workspace] });
      moved();
      await vi.waitFor(() => expect(made.report).toBeDefined());
    }
    await vi.waitFor(() => expect(fake.warnings).toHaveLength(2));
    expect(everywhere.keys()).toEqual([]);
  });

  it.each([{ notify: false }, { demo: true }])('says nothing with %j, and still knows', async (options) => {
    const { made, moved } = monitor(() => report(), options);
    moved();
    await vi.waitFor(() => expect(made.report?.level).toBe('near'));
    expect(fake.warnings).toEqual([]);
  });

  it('can be silenced from the notification itself', async () => {
    fake.answers = ["Don't Show Again"];
    monitor(() => report()).moved();
    await vi.waitFor(() => expect(fake.configuration.get(settingIds.budgetsNotify)).toBe(false));
  });
});

describe('the words', () => {
  it('say what happened and what it comes to', () => {
    const text = crossingText({ kind: 'budget', key: '', state: budgetState() }, 'UTC');
    expect(text).toBe(
      'OpenCode budget, This month: $114.00 of $150.00 (76%) · at this pace $164.00 ($152.00 to $176.00) · likely to run out on Sat, Nov 28.',
    );
  });

  it('keep hostile titles and names on one safe line', () => {
    const title = 'a\n[link](command:x)\u202e\u001b[31m';
    const text = crossingText(
      { kind: 'repeated', key: '', call: { sessionId: 'a', title, tool: 'ba\nsh', count: 6 } },
      'UTC',
    );
    expect(text).toBe(
      'The OpenCode session "a [link](command:x)[31m" called ba sh 6 times in a row for the same thing.',
    );
  });

  it('promise nothing while it is too early', () => {
    expect(outlookText(budgetState({ forecast: null, outlook: 'tooEarly' }), 'UTC')).toBe('too early to say');
  });

  it('are a table in the hover', () => {
    const session = {
      sessionId: 'a',
      title: '',
      spent: 5e9,
      limit: 6e9,
      share: 5 / 6,
      level: 'near',
      from: 'prices',
    } as const;
    const text = budgetTable(report({ session }));
    expect(text).toContain('| This month | \\$114\\.00 of \\$150\\.00 | 76% |');
    expect(text).toContain('| Newest session | \\$5\\.00 of \\$6\\.00 | 83% |  |');
    expect(budgetTable(report({ budgets: [] }))).toBe('');
  });
});

describe('the status bar item', () => {
  const store = { status: status(), sources: [source()], workerState: 'running' } as const;
  it.each([
    ['calm', 'calm', 'OpenCode cost: $4.82 today'],
    ['near', 'warning', 'OpenCode cost: $4.82 today, budget nearly spent'],
    ['over', 'error', 'OpenCode cost: $4.82 today, over budget'],
  ] as const)('of budgets that are %s is %s, and says so', (level, tone, spoken) => {
    expect(costContent(store, settings, report({ level }))).toMatchObject({ tone, spoken });
  });

  it('offers to set a budget', () => {
    expect(costContent(store, settings, report())?.tooltip.value).toContain(`command:${commandIds.setBudget}`);
  });
});

describe('the command', () => {
  it('asks which budget and how much, and writes it', async () => {
    fake.configuration.set(settingIds.budgetsDaily, 8);
    fake.answers = ['Each day', '12,5'];
    budgetCommands({ log });
    await fake.registered.get(commandIds.setBudget)?.();
    expect(fake.configuration.get(settingIds.budgetsDaily)).toBe(12.5);
    expect(fake.asked[0]?.items?.map(({ label, description }) => `${label}: ${description}`)).toEqual([
      'Each day: $8',
      'Each week: none',
      'Each month: none',
      'Each session: none',
    ]);
  });

  it('writes nothing when the user gives up', async () => {
    fake.answers = ['Each day', undefined];
    await fake.registered.get(commandIds.setBudget)?.();
    expect(fake.configuration.size).toBe(0);
  });
});
