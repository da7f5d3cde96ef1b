import { describe, expect, it } from 'vitest';
import { assembleTranscript } from '../../../../src/core/transcript/assembleTranscript.ts';
import { buildTurns } from '../../../../src/core/transcript/turn.ts';
import { call, nine, prompt, request, transcript } from './support.ts';

describe('turns', () => {
  it('hold the requests that name their prompt, numbered through the session', () => {
    const turns = buildTurns(
      transcript({
        prompts: [prompt('p1', 0), prompt('p2', 60_000)],
        // The first prompt is still answered when the second is asked.
        requests: [
          request('r1', 10, { promptId: 'p1' }),
          request('r2', 61_000, { promptId: 'p2' }),
          request('r3', 62_000, { promptId: 'p1' }),
        ],
        calls: [call('c1', 20, { requestId: 'r1' }), call('c2', 70_000, { requestId: 'r3', ended: 0 })],
      }),
    );
    expect(turns.map(({ id, number }) => [id, number])).toEqual([
      ['p1', 1],
      ['p2', 2],
    ]);
    expect(turns[0]?.requests.map((one) => [one.number, one.request.id, one.calls.length])).toEqual([
      [1, 'r1', 1],
      [2, 'r3', 1],
    ]);
    expect(turns[0]).toMatchObject({ from: nine, to: nine + 70_000, open: true });
    expect(turns[1]).toMatchObject({ from: nine + 60_000, to: nine + 62_000, open: false });
  });

  it('take requests of no known prompt by time, and those before every prompt as a turn of their own', () => {
    const turns = buildTurns(
      transcript({
        prompts: [prompt('p1', 1000)],
        requests: [request('r0', 0), request('r1', 2000), request('r2', 3000, { promptId: 'gone' })],
      }),
    );
    expect(turns.map((turn) => [turn.prompt?.id ?? null, turn.requests.map((one) => one.request.id)])).toEqual([
      [null, ['r0']],
      ['p1', ['r1', 'r2']],
    ]);
  });
});

describe('a transcript', () => {
  it('is the same in whatever order its records come, and says a thing once', () => {
    const facts = [
      { prompts: [prompt('p1', 0, { label: '' })] },
      { labels: [{ promptId: 'p1', label: 'Do it' }] },
      { compacting: ['p2'] },
      { prompts: [prompt('p2', 50, { label: '' })] },
      { requests: [request('r1', 10)] },
      { requests: [request('r1', 10, { recordedCost: 5 })] },
    ];
    const made = assembleTranscript('ses_1', facts);
    expect(made.prompts.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ['p1', 'Do it', 'user'],
      ['p2', '', 'compaction'],
    ]);
    expect(made.requests.map(({ recordedCost }) => recordedCost)).toEqual([5]);
  });
});
