import { describe, expect, it, test } from 'vitest';
import { buildEditsReport } from '../../../../src/core/behaviour/buildEditsReport.ts';
import { buildIntentsReport } from '../../../../src/core/behaviour/buildIntentsReport.ts';
import { buildIterationsReport } from '../../../../src/core/behaviour/buildIterationsReport.ts';
import { changePoint } from '../../../../src/core/behaviour/changePoint.ts';
import { markKeyOfMessage } from '../../../../src/core/behaviour/intentCases.ts';
import { Stretches } from '../../../../src/core/behaviour/stretches.ts';
import { wilsonShare } from '../../../../src/core/behaviour/wilson.ts';
import { promptKey } from '../../../../src/core/tools/promptKey.ts';
import { TextTable } from '../../../../src/core/usage/textTable.ts';
import { noon, reportContext } from '../../../support/ledgerBuilder.ts';
import { everything, TurnWriter } from '../../../support/turnWriter.ts';

const context = reportContext();

describe('edit formats by model', () => {
  const base = new TurnWriter()
    .turn(['edit a.ts !not found', 'edit a.ts !matches', 'edit a.ts', 'write b.ts'])
    .turn(['edit a.ts !denied', 'edit a.ts'], { model: 'openai/gpt' })
    .turn(['sed -i s/a/b/ a.ts !2', 'npm test'])
    .base();
  const report = buildEditsReport(base, context, everything(base), true);
  const cell = (model: string, format: string): unknown =>
    report.cells.find((one) => one.model === model && one.format === format);

  it('counts tries, successes, tries until a success, reasons and tokens', () => {
    expect(cell('anthropic/opus', 'edit')).toMatchObject({
      share: { attempts: 3, successes: 1 },
      attemptsPerSuccess: 3,
      reasons: [
        { failure: 'several matches', count: 1 },
        { failure: 'text not found', count: 1 },
      ],
      wastedTokens: 20,
    });
    expect(cell('anthropic/opus', 'write')).toMatchObject({ share: { attempts: 1, successes: 1 }, reasons: [] });
  });

  it('does not count what the user did not permit', () => {
    expect(cell('openai/gpt', 'edit')).toMatchObject({ share: { attempts: 1, successes: 1 }, attemptsPerSuccess: 1 });
  });

  it('knows edits that a shell makes, by their exit code', () => {
    expect(cell('anthropic/opus', 'shell')).toMatchObject({ share: { attempts: 1, successes: 0 } });
  });

  it('opens its cases, the latest first', () => {
    expect(report.total.cases.map(({ target, failure }) => `${target} ${failure}`)).toEqual([
      ' exit code',
      'a.ts several matches',
      'a.ts text not found',
    ]);
  });
});

test('a Wilson interval stays within 0 and 1 and narrows with attempts', () => {
  expect(wilsonShare(0, 0)).toEqual({ successes: 0, attempts: 0, rate: null, low: 0, high: 1 });
  const few = wilsonShare(9, 10);
  const many = wilsonShare(900, 1000);
  expect([few.low, few.high].map((edge) => edge.toFixed(3))).toEqual(['0.596', '0.982']);
  expect(many.high - many.low).toBeLessThan(few.high - few.low);
  expect(wilsonShare(5, 5).high).toBe(1);
  expect(wilsonShare(0, 5).low).toBe(0);
});

test.each([
  [
    'one after the other',
    [
      [0, 10],
      [10, 20],
    ],
    { busy: 20, wall: 20, most: 1 },
  ],
  [
    'with a pause',
    [
      [0, 10],
      [50, 60],
    ],
    { busy: 20, wall: 20, most: 1 },
  ],
  [
    'at once',
    [
      [0, 10],
      [0, 10],
    ],
    { busy: 20, wall: 10, most: 2 },
  ],
  [
    'half',
    [
      [0, 10],
      [5, 15],
    ],
    { busy: 20, wall: 15, most: 2 },
  ],
  ['none', [], { busy: 0, wall: 0, most: 0 }],
] as const)('overlap: %s', (_name, stretches, overlap) => {
  const measured = new Stretches();
  for (const [from, to] of stretches) measured.add(from, to);
  measured.measure();
  expect(measured).toMatchObject(overlap);
});

describe('a change point', () => {
  const weeks = (shares: readonly number[], total = 40): Parameters<typeof changePoint>[0] =>
    shares.map((share, index) => ({ date: `w${index}`, hits: Math.round(share * total), total }));

  it('is where a share moved', () => {
    expect(changePoint(weeks([0.5, 0.5, 0.5, 0.9, 0.9, 0.9]))).toMatchObject({ date: 'w3', before: 0.5, after: 0.9 });
  });

  it.each([
    ['steady', weeks([0.5, 0.5, 0.5, 0.5])],
    ['noise', weeks([0.5, 0.55, 0.45, 0.5, 0.52])],
    ['too few to say', weeks([0.2, 0.9], 5)],
    ['sure but small', weeks([0.9, 0.93], 4000)],
    ['nothing', []],
  ])('is none: %s', (_name, points) => {
    expect(changePoint(points)).toBeNull();
  });
});

describe('iterations', () => {
  const writer = new TurnWriter()
    .turn(['edit a.ts !not found', 'edit a.ts', 'npm test'])
    .turn(['question', 'edit a.ts', 'npm test !1'])
    .turn(['ls', 'ls', 'ls'])
    .turn([]);
  const texts = new TextTable(writer.builder.pools);
  const prompt = (rowid: number, message: string, text: string): unknown =>
    texts.put({ kind: 'prompt', rowid, messageId: message, sessionId: 'ses_1', at: noon, key: promptKey(text) });
  prompt(1, 'msg_u1', 'Fix the login page');
  prompt(2, 'msg_u2', 'fix the login page!');
  prompt(3, 'msg_u3', 'and now the logout');
  const base = writer.base(texts);
  const report = buildIterationsReport(base, context, everything(base), true);

  it('are summed up', () => {
    expect(report).toMatchObject({
      turns: 4,
      turnsWithEdits: 2,
      retries: 1,
      retriesPerTurn: 0.25,
      verifiedShare: 0.5,
      asked: 1,
      repeated: 1,
    });
    expect(report.loops.filter(({ turns }) => turns > 0)).toEqual([
      { loop: 'verified at once', turns: 1, rounds: 1 },
      { loop: 'format retry', turns: 1, rounds: 2 },
      { loop: 'stuck', turns: 1, rounds: 3 },
      { loop: 'gave up', turns: 1, rounds: 1 },
    ]);
  });

  it('name what is flaky first', () => {
    expect(report.flaky.map(({ name, failures, recovered }) => [name, failures, recovered])).toEqual([
      ['edit', 1, 1],
      ['bash', 1, 0],
    ]);
  });

  it('name the turns in which somebody had to step in', () => {
    expect(report.cases.map(({ what }) => what).sort()).toEqual(['asked', 'gave up', 'repeated', 'stuck']);
  });
});

describe('intents', () => {
  const writer = new TurnWriter().turn(['question']).turn([]);
  const texts = new TextTable(writer.builder.pools);
  const place = { sessionId: 'ses_1', at: noon };
  texts.put({
    kind: 'intent',
    rowid: 1,
    messageId: 'msg_1',
    ...place,
    intents: [{ intent: 'debug', confidence: 0.9, route: 'skill' }],
  });
  texts.put({
    kind: 'intent',
    rowid: 2,
    messageId: 'msg_3',
    ...place,
    intents: [{ intent: 'git', confidence: 0.5, route: '' }],
  });
  const base = writer.base(texts);
  const mark = (intent: string, message: string, verdict: 'right' | 'wrong', actual = '') =>
    [
      markKeyOfMessage('ses_1', message, intent),
      { key: markKeyOfMessage('ses_1', message, intent), intent, verdict, actual, at: 1 },
    ] as const;

  it('have their confidence, route and escalation, but no accuracy without marks', () => {
    const report = buildIntentsReport(base, new Map(), context, everything(base), true);
    expect(report.rows).toMatchObject([
      { intent: 'debug', count: 1, confidence: 0.9, escalationRate: 1, accuracy: null, routes: [{ name: 'skill' }] },
      { intent: 'git', count: 1, confidence: 0.5, escalationRate: 0, accuracy: null },
    ]);
    expect(report.confusion.intents).toEqual([]);
  });

  it('with marks have accuracy and a confusion matrix', () => {
    const marks = new Map([mark('debug', 'msg_1', 'right'), mark('git', 'msg_3', 'wrong', 'debug')]);
    const report = buildIntentsReport(base, marks, context, everything(base), true);
    expect(report.total).toMatchObject({ accuracy: 0.5, marked: 2 });
    expect(report.confusion).toEqual({
      intents: ['debug', 'git'],
      counts: [
        [1, 0],
        [1, 0],
      ],
    });
  });

  it('of one text are told apart, each with its own way and mark, also two of the same intent', () => {
    const other = new TurnWriter().turn([]);
    const several = new TextTable(other.builder.pools);
    const intents = [
      { intent: 'debug', confidence: 0.9, route: 'skill' },
      { intent: 'git', confidence: 0.4, route: '' },
      { intent: 'debug', confidence: 0.3, route: 'ask' },
    ];
    several.put({ kind: 'intent', rowid: 1, messageId: 'msg_1', ...place, intents });
    expect(several.intents(0)).toEqual(intents);
    const all = other.base(several);
    const first = markKeyOfMessage('ses_1', 'msg_1', 'debug');
    const second = { key: `${first}#2`, intent: 'debug', verdict: 'wrong', actual: 'git', at: 1 } as const;
    const report = buildIntentsReport(all, new Map([[second.key, second]]), context, everything(all), true);
    expect(report.rows).toMatchObject([
      { intent: 'debug', count: 2, routes: [{ name: 'skill' }, { name: 'ask' }], marked: 1, accuracy: 0 },
      { intent: 'git', count: 1, routes: [], marked: 0 },
    ]);
    expect(report.cases.map(({ key, confidence, escalated }) => [key, confidence, escalated])).toEqual(
      expect.arrayContaining([
        [first, 0.9, false],
        [`${first}#2`, 0.3, true],
      ]),
    );
    expect(report.confusion).toEqual({
      intents: ['debug', 'git'],
      counts: [
        [0, 1],
        [0, 0],
      ],
    });
  });
});
