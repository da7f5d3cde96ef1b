import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssistantMessage } from '../../../src/worker/sources/opencode/readAssistantMessage.ts';
import { readSession } from '../../../src/worker/sources/opencode/readSession.ts';
import { readPart } from '../../../src/worker/sources/opencode/readPart.ts';

const message = JSON.stringify({
  parentID: 'msg_0',
  role: 'assistant',
  mode: 'build',
  agent: 'build',
  path: { cwd: '/home/dev/shop', root: '/home/dev/shop' },
  cost: 0.0195,
  tokens: { total: 12340, input: 4000, output: 220, reasoning: 120, cache: { write: 0, read: 8000 } },
  modelID: 'fake-large',
  providerID: 'fakeai',
  time: { created: 1_763_640_000_000, completed: 1_763_640_004_000 },
  finish: 'stop',
});
const part = JSON.stringify({
  type: 'tool',
  tool: 'bash',
  callID: 'call_1',
  state: {
    status: 'completed',
    input: { command: 'npm test' },
    output: 'ok',
    title: 'npm test',
    metadata: { exit: 0 },
    time: { start: 1_763_640_000_000, end: 1_763_640_004_000 },
  },
});

/** The text with some stretches replaced: what a disk, a crash or a program of another version may leave. */
function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(text.length),
    length: fc.nat(12),
    by: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('null', '-1', '1e999', '"12"', '[]', '{}', '\u0000', '9'.repeat(40)),
    ),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((current, { at, length, by }) => current.slice(0, at) + by + current.slice(at + length), text),
    );
}

const anyCell = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.uint8Array(),
  fc.json(),
  mutated(message),
  mutated(part),
);
const countable = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

describe('a message whose JSON is anything', () => {
  it('is a request with possible numbers, or none; what is wrong with it is said', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(mutated(message), fc.json()), (data) => {
        const faults: string[] = [];
        const row = [1, 'msg_1', 'ses_1', 1_763_640_000_000, 1_763_640_004_000, data];
        const request = readAssistantMessage(row, (what) => faults.push(what));
        if (request === null) {
          refused++;
          const parsed = parse(data);
          const othersMessage = isRecord(parsed) && parsed['role'] !== 'assistant';
          expect(faults.length > 0 || othersMessage, data).toBe(true);
          return;
        }
        const { input, output, reasoning, cacheRead, cacheWrite } = request.tokens;
        for (const count of [input, output, reasoning, cacheRead, cacheWrite])
          expect(countable(count), data).toBe(true);
        expect(countable(request.recordedCost), data).toBe(true);
        expect(Number.isFinite(request.created) && Number.isFinite(request.completed), data).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('keeps its remarks free of what the message says', () => {
    const secret = 'correct-horse-battery-staple';
    fc.assert(
      fc.property(mutated(message.replaceAll('fake', secret)), (data) => {
        const row = [1, 'msg_1', 'ses_1', 0, 0, data];
        readAssistantMessage(row, (what) => expect(what).not.toContain(secret));
      }),
      { numRuns: 500 },
    );
  });
});

describe('rows whose cells are anything', () => {
  const rows = fc.array(anyCell, { maxLength: 12 });

  it.each([
    ['messages', readAssistantMessage],
    ['parts', readPart],
    ['sessions', readSession],
  ])('%s are read or passed over, never thrown at', (_, read) => {
    fc.assert(
      fc.property(rows, (row) => {
        read(row, () => undefined);
      }),
      { numRuns: 1500 },
    );
  });

  it('a tool call has possible times and lengths', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(part), fc.json()), (data) => {
        const kept = readPart([1, 'prt_1', 'msg_1', 'ses_1', 0, 0, data], () => undefined);
        for (const item of kept === null ? [] : [kept].flat()) {
          if ('kind' in item) continue;
          expect(Number.isFinite(item.started) && Number.isFinite(item.ended), data).toBe(true);
          expect(countable(item.outputLength), data).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
