import { describe, expect, it } from 'vitest';
import { RowIndex } from '../../../../src/core/inspector/inspectionRows.ts';
import { buildStory, type Story } from '../../../../src/core/inspector/story.ts';
import { storyErrors } from '../../../../src/core/inspector/storyErrors.ts';
import { storyMarks } from '../../../../src/core/inspector/storyMarks.ts';
import { busyStretches, timelineSpans } from '../../../../src/core/inspector/timeline.ts';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import { Costing } from '../../../../src/core/pricing/costing.ts';
import { foldTime } from '../../../../src/core/transcript/timeFold.ts';
import type { Transcript } from '../../../../src/core/transcript/transcript.ts';
import { call, nine, prompt, request, transcript } from '../transcript/support.ts';

const rates = { input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: 3_750_000 };
const price = { rates, tiers: [], contextWindow: 200_000, sessionQuota: null, source: 'test' };
const costing = new Costing({ price: () => price }, 'recordedFirst');
const storyOf = (made: Transcript, copies: readonly string[] = []): Story =>
  buildStory(made, { costing, isCopy: ({ id }) => copies.includes(id) });

const session = transcript({
  prompts: [prompt('p1', 0), prompt('p2', 3_600_000, { kind: 'compaction' })],
  requests: [
    request('r1', 1000, { promptId: 'p1', tokens: { ...noTokens, input: 10_000, cacheWrite: 20_000, output: 10 } }),
    request('r2', 5000, { promptId: 'p1', recordedCost: 0, tokens: { ...noTokens, input: 100, cacheWrite: 30_000 } }),
    request('r3', 9000, {
      ...{ promptId: 'p1', error: 'APIError', recordedCost: 0, tokens: noTokens },
      detail: { statusCode: 429, message: 'Slow down', retryable: true },
    }),
    request('r4', 3_601_000, { promptId: 'p2', compaction: true }),
    request('r5', 3_605_000, { promptId: 'p2', completed: 0, tokens: { ...noTokens, input: 5000 } }),
  ],
  calls: [
    call('c1', 2000, { requestId: 'r1', tool: 'read' }),
    call('c2', 2000, { requestId: 'r1', tool: 'edit', status: 'error', failure: 'no such text' }),
    call('c3', 6000, { requestId: 'r2', tool: 'task', childSessionId: 'ses_child', ended: nine + 8000 }),
  ],
  notes: [{ id: 'n1', kind: 'retry', at: nine + 9500, text: '1: Slow down', automatic: true }],
});

describe('what a session cost', () => {
  it('is recorded or computed for each request, and nothing for a copy', () => {
    const story = storyOf(session, ['r1']);
    expect(story.costs.slice(1, 3)).toEqual([
      { amount: 1_000_000, basis: 'recorded', copy: true },
      { amount: (100 * rates.input + 30_000 * rates.cacheWrite) / 1000, basis: 'computed', copy: false },
    ]);
    const [turn] = new RowIndex(story, { open: false, except: [] }).page(0, 1).rows;
    expect(turn).toMatchObject({ kind: 'turn', cost: { amount: story.costs[2]?.amount, basis: 'computed' } });
  });

  it('includes what a cache miss cost more than the cache would have', () => {
    const miss = storyOf(session).steps[1]?.miss;
    expect(miss).toMatchObject({ reason: 'other', tokens: 30_000 });
    expect(miss?.cost).toBe((30_000 * (rates.cacheWrite - rates.cacheRead)) / 1000);
  });
});

describe('the turn table', () => {
  const story = storyOf(session);

  it('pages through turns and requests in any cut', () => {
    const index = new RowIndex(story, { open: true, except: [] });
    const whole = index.page(0, 100).rows.map(({ id }) => id);
    expect(whole).toEqual(['p1', 'r1', 'r2', 'r3', 'p2', 'r4', 'r5']);
    expect(index.total).toBe(7);
    for (let offset = 0; offset < 8; offset++) {
      for (let limit = 1; limit < 8; limit++) {
        expect(index.page(offset, limit).rows.map(({ id }) => id)).toEqual(whole.slice(offset, offset + limit));
      }
    }
  });

  it('folds turns, and finds a request in its folded turn', () => {
    const index = new RowIndex(story, { open: true, except: ['p1'] });
    expect(index.page(0, 100).rows.map(({ id }) => id)).toEqual(['p1', 'p2', 'r4', 'r5']);
    expect(index.find('r2')).toBe(0);
    expect(index.find('r5')).toBe(3);
    expect(index.find('p2')).toBe(1);
    expect(index.find('nobody')).toBe(-1);
  });

  it('tells speed only where it can be told', () => {
    const rows = new RowIndex(story, { open: true, except: [] }).page(0, 100).rows;
    expect(rows.map((row) => (row.kind === 'request' ? row.speed : 'turn'))).toEqual([
      ...['turn', 10, null, null, 'turn', 10, null],
    ]);
  });
});

describe('marks, errors and the time line', () => {
  const story = storyOf(session);
  const now = nine + 3_610_000;
  const fold = foldTime(busyStretches(story, [], now));

  it('mark errors, retries, compactions with their sizes, and where a fork began', () => {
    expect(
      storyMarks(story, fold, nine + 4000).map(({ kind, text, before, after }) => [kind, text, before, after]),
    ).toEqual([
      ['fork', '', 0, 0],
      ['retry', '1: Slow down', 0, 0],
      ['error', '429 APIError', 0, 0],
      ['compaction', '', 30_100, 5000],
    ]);
  });

  it('list errors of requests and calls, the newest first', () => {
    expect(
      storyErrors(story, 10).map(({ kind, name, number, statusCode }) => [kind, name, number, statusCode]),
    ).toEqual([
      ['request', 'APIError', 3, 429],
      ['call', 'edit', 1, 0],
    ]);
    expect(storyErrors(story, 1)).toHaveLength(1);
  });

  it('place every turn, request and call on the folded line', () => {
    const spans = timelineSpans(story, [], fold, { from: 0, to: fold.length, slots: 2000 }, now);
    expect(spans.filter(({ lane }) => lane === 'requests').map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
    expect(spans.find(({ id }) => id === 'c2')).toMatchObject({ lane: 'tools', kind: 'edit', failed: true });
    expect(spans.find(({ id }) => id === 'r5')).toMatchObject({ open: true, to: now });
    for (const { at, length } of spans) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + length).toBeLessThanOrEqual(fold.length + 1e-6);
    }
  });

  it('give only the asked part, and put together what no screen can part', () => {
    const many = storyOf(
      transcript({ requests: Array.from({ length: 20_000 }, (_, index) => request(`r${index}`, index * 1500)) }),
    );
    const long = foldTime(busyStretches(many, [], now));
    const all = timelineSpans(many, [], long, { from: 0, to: long.length, slots: 1000 }, now);
    const requests = all.filter(({ lane }) => lane === 'requests');
    expect(requests.length).toBeLessThanOrEqual(1001);
    expect(requests.reduce((sum, { count }) => sum + count, 0)).toBe(20_000);
    const part = timelineSpans(many, [], long, { from: 0, to: 30_000, slots: 1000 }, now);
    expect(part.filter(({ lane }) => lane === 'requests').length).toBeLessThan(30);
  });
});
