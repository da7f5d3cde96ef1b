import { describe, expect, it } from 'vitest';
import type { Request } from '../../../../../src/core/model/request.ts';
import { readAssistantMessage } from '../../../../../src/worker/sources/opencode/readAssistantMessage.ts';

const reply = {
  role: 'assistant',
  agent: 'build',
  mode: 'old',
  parentID: 'msg_0',
  providerID: 'fakeai',
  modelID: 'org/large',
  cost: 0.0195,
  finish: 'stop',
  time: { created: 100, completed: 200 },
  tokens: { total: 12_340, input: 4000, output: 220, reasoning: 120, cache: { read: 8000, write: 0 } },
};

function read(data: unknown): { request: Request | null; faults: string[] } {
  const faults: string[] = [];
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const request = readAssistantMessage([7, 'msg_1', 'ses_1', 11, 22, text], (fault) => faults.push(fault));
  return { request, faults };
}

describe('an assistant message', () => {
  it('is a request with disjoint tokens and its cost in nano-dollars', () => {
    expect(read(reply)).toEqual({
      faults: [],
      request: {
        rowid: 7,
        id: 'msg_1',
        sessionId: 'ses_1',
        created: 100,
        completed: 200,
        model: { providerID: 'fakeai', modelID: 'org/large' },
        agent: 'build',
        tokens: { input: 4000, output: 220, reasoning: 120, cacheRead: 8000, cacheWrite: 0 },
        recordedCost: 19_500_000,
        finish: 'stop',
        error: '',
        compaction: false,
        promptId: 'msg_0',
      },
    });
  });

  it('of up to 1.3.2, whose output holds the reasoning, is made disjoint', () => {
    const old = { ...reply, tokens: { ...reply.tokens, output: 340 } };
    expect(read(old).request).toEqual({ ...read(reply).request, reasoningInOutput: true });
  });

  it('without a total is believed as it stands', () => {
    const { tokens } = reply;
    const { total: _, ...rest } = { ...tokens, output: 340 };
    expect(read({ ...reply, tokens: rest }).request?.tokens.output).toBe(340);
  });

  it('that runs has no end, no tokens and no fault', () => {
    const { request, faults } = read({ role: 'assistant', time: { created: 5 } });
    expect(request).toMatchObject({ completed: 0, finish: 'none', recordedCost: 0, agent: '' });
    expect(faults).toEqual([]);
  });

  it('of the user is no request and no fault', () => {
    expect(read({ role: 'user', tokens: 'anything' })).toEqual({ request: null, faults: [] });
  });

  it('tells an error by its name only', () => {
    const error = { name: 'APIError', data: { message: 'private', responseBody: 'private' } };
    expect(read({ ...reply, error }).request?.error).toBe('APIError');
    expect(read({ ...reply, error: {} }).request?.error).toBe('UnknownError');
    expect(read({ ...reply, error: null }).request?.error).toBe('');
  });

  it("without a time has its row's", () => {
    for (const time of [undefined, null, {}, { created: 'today' }, { created: -5 }, { created: 1e300 }]) {
      expect(read({ ...reply, time }).request?.created).toBe(11);
    }
  });

  it('whose end is no time has ended all the same', () => {
    expect(read({ ...reply, time: { created: 5, completed: 'soon' } })).toMatchObject({
      request: { completed: 22 },
      faults: ['time.completed is not a time'],
    });
  });
});

describe('a value that is none', () => {
  it.each([
    ['text', '12'],
    ['null', null],
    ['negative', -1],
    ['huge', 2 ** 32],
    ['a list', [12]],
    ['true', true],
  ])('counts as 0 tokens and is remarked: %s', (_, value) => {
    const { request, faults } = read({ ...reply, tokens: { input: value, output: 3 } });
    expect(request?.tokens).toMatchObject({ input: 0, output: 3 });
    expect(faults).toEqual(['tokens.input is not a number of tokens']);
  });

  it('overflows to infinity in JSON and counts as 0', () => {
    expect(read('{"role":"assistant","tokens":{"input":1e999}}')).toMatchObject({ request: { tokens: { input: 0 } } });
  });

  it('of a fraction counts as its whole part and is remarked', () => {
    expect(read({ ...reply, tokens: { input: 2.75 } })).toMatchObject({
      request: { tokens: { input: 2 } },
      faults: ['tokens.input is not a whole number'],
    });
  });

  it('the largest number of tokens is one', () => {
    expect(read({ ...reply, tokens: { input: 2 ** 32 - 1 } }).faults).toEqual([]);
  });

  it.each([
    ['text', '1'],
    ['null', null],
    ['negative', -0.1],
    ['absurd', 1e9],
  ])('costs nothing: %s', (_, cost) => {
    expect(read({ ...reply, cost })).toMatchObject({ request: { recordedCost: 0 }, faults: ['cost is not an amount'] });
  });

  it('of a name is remarked, and a strange name is made one safe line', () => {
    expect(read({ ...reply, modelID: 7 })).toMatchObject({
      request: { model: { modelID: '' } },
      faults: ['modelID is not text'],
    });
    expect(read({ ...reply, modelID: 'a\u202eb\nc' }).request?.model.modelID).toBe('ab c');
    expect(read({ ...reply, agent: 'x'.repeat(5000) }).request?.agent.length).toBeLessThanOrEqual(200);
  });

  it.each(['null', '[]', '"text"', '{', '', '12'])('of a whole row is no request: %s', (data) => {
    expect(read(data)).toEqual({ request: null, faults: ['data is not a JSON object'] });
  });
});
