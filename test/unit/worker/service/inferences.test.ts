import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { ToolCallTable } from '../../../../src/core/usage/toolCallTable.ts';
import { Inferences, type InferencesOf, type InferredViews } from '../../../../src/worker/service/inferences.ts';
import { reportContext } from '../../../support/ledgerBuilder.ts';
import { TurnWriter } from '../../../support/turnWriter.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const writer = new TurnWriter();
for (let turn = 0; turn < 20; turn++) {
  const session = `ses_${turn}`;
  writer.source.session(session, { created: 1 });
  writer.turn(['edit a.ts !not found', 'edit a.ts', 'skill notes', 'npm test'], { session });
}
const context = reportContext();
const filter = { range: '30d', scope: 'all' } as const;

/** Nobody looks. */
const unseen: InferredViews = { prepare: () => Promise.resolve(), rehearse: () => Promise.resolve() };

function now(): InferencesOf {
  const ledger = writer.builder.ledger();
  markCopies(ledger);
  return { ledger, context };
}

test('are ready before anybody asks while the panel is in use, and let go when nobody does', async () => {
  const shown: unknown[] = [];
  const inferences = new Inferences(now, {
    prepare: (wanted) => Promise.resolve(void shown.push(wanted)),
    rehearse: () => Promise.resolve(),
  });
  inferences.soon({ ...filter, range: 'all' });
  expect(inferences.areUsed).toBe(false);
  vi.advanceTimersByTime(999);
  inferences.soon(filter);
  vi.advanceTimersByTime(999);
  expect(inferences.areUsed).toBe(false);
  vi.advanceTimersByTime(1);
  await vi.waitUntil(() => shown.length > 0);
  expect(shown).toEqual([filter]);
  const base = inferences.of(now());
  expect(Object.values(base.parts)).not.toContain(null);
  expect(inferences.of(now())).toBe(base);
  // Still in use: kept, and not made ready again.
  vi.advanceTimersByTime(4 * 60_000);
  inferences.outdate();
  inferences.soon(filter);
  vi.advanceTimersByTime(4 * 60_000);
  expect([inferences.areUsed, shown.length]).toEqual([true, 1]);
  vi.advanceTimersByTime(60_000);
  expect(inferences.areUsed).toBe(false);
});

test('are rehearsed once, with the filter that is shown, before it is made for the user', async () => {
  const made: string[] = [];
  const inferences = new Inferences(now, {
    prepare: () => Promise.resolve(void made.push('prepared')),
    rehearse: () => Promise.resolve(void made.push('rehearsed')),
  });
  await inferences.prepare();
  expect(made).toEqual([]);
  inferences.soon(filter);
  await inferences.prepare();
  expect(made.at(-1)).toBe('prepared');
  const rehearsed = made.length - 1;
  expect(rehearsed).toBeGreaterThan(0);
  inferences.outdate();
  await inferences.prepare();
  expect(made).toEqual([...Array.from({ length: rehearsed }, () => 'rehearsed'), 'prepared', 'prepared']);
  inferences.clear();
});

test('follow the data with all they have, once for each state of it', async () => {
  const inferences = new Inferences(now, unseen);
  await inferences.prepare();
  const before = inferences.of(now());
  const loads = before.loads.size;
  writer.turn(['skill notes'], { session: 'ses_3' });
  inferences.outdate();
  const base = inferences.of(now());
  expect(base).not.toBe(before);
  expect(inferences.of(now())).toBe(base);
  expect(base.parts.loads?.size).toBe(loads + 1);
  inferences.clear();
});

test('wait until everything is read, and say nothing of what cannot be made before it is asked for', async () => {
  let state: InferencesOf | null = null;
  const inferences = new Inferences(() => state, unseen);
  await inferences.prepare();
  expect(inferences.areUsed).toBe(false);
  const { ledger } = now();
  state = {
    context,
    get ledger(): never {
      throw new RangeError('no such rows');
    },
  };
  await inferences.prepare();
  expect(inferences.areUsed).toBe(false);
  expect(inferences.of({ ledger, context }).turns.size).toBeGreaterThan(0);
  inferences.clear();
});

class ManyCalls extends ToolCallTable {
  override get size(): number {
    return 1_000_001;
  }
}

test('of very many calls are made when somebody asks, not before', async () => {
  const { ledger } = now();
  const sources = ledger.sources.map((source) => ({ ...source, toolCalls: new ManyCalls(ledger.pools) }));
  const inferences = new Inferences(() => ({ context, ledger: { ...ledger, sources } }), unseen);
  await inferences.prepare();
  expect(inferences.areUsed).toBe(false);
});
