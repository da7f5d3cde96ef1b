import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, entry, sessionHeader } from './support/lines.ts';
import { LogBench } from './support/ompHome.ts';

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'omp-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const at = Date.UTC(2026, 10, 6, 9);
const main = '-code-shop/2026-11-06T09-00-00-000Z_s1.jsonl';

function write(file: string, ...lines: readonly string[]): string {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, lines.join(''));
  return target;
}

async function read(): Promise<LogBench> {
  const bench = new LogBench(root);
  await bench.look();
  return bench;
}

/** The columns of the first request. */
function first(bench: LogBench): Record<string, number> {
  const { requests, extras } = bench.index.tables;
  const columns = { ...extras?.requests.columns, ...requests.columns };
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[0] ?? 0]));
}

describe('a line with an answer', () => {
  it('is a request with disjoint tokens and its recorded cost', async () => {
    write(main, sessionHeader(0), answer({ usage: { output: 50, reasoningTokens: 20 } }));
    expect(first(await read())).toMatchObject({
      created: at,
      completed: at + 900,
      input: 100,
      output: 30,
      reasoning: 20,
      cacheRead: 1000,
      cost: 3_100_000,
      duration: 900,
      ttft: 300,
      total: 1150,
    });
  });

  it('sums the parts of a cost without a total, and keeps what lives an hour and what was orchestration', async () => {
    const usage = {
      cacheWrite: 300,
      cttl: { ephemeral5m: 100, ephemeral1h: 200 },
      orchestration: { input: 7, output: 5, cacheRead: 3 },
      totalTokens: undefined,
      cost: { input: 0.001, output: 0.002 },
    };
    write(main, sessionHeader(0), answer({ usage }));
    const row = first(await read());
    expect(row).toMatchObject({ cost: 3_000_000, longCacheWrite: 200, input: 107, output: 55, cacheRead: 1003 });
    expect(row['total']).toBe(100 + 50 + 1000 + 300 + 7 + 5 + 3);
  });

  it('counts without an id, as sessions of 2025 were written', async () => {
    const { id: _, parentId: __, ...line } = JSON.parse(answer()) as Record<string, unknown>;
    write(
      main,
      `${JSON.stringify({ type: 'session', id: 's1', timestamp: new Date(at).toISOString(), cwd: '/a' })}\n`,
      `${JSON.stringify(line)}\n`,
    );
    const bench = await read();
    expect(bench.index.state).toMatchObject({ requests: 1, malformedRows: 0 });
  });

  it.each([
    [{ stopReason: undefined, errorMessage: 'closed' }, 'APIError'],
    [{ stopReason: undefined }, 'MessageAbortedError'],
    [{ stopReason: 'error' }, 'APIError'],
    [{ stopReason: 'aborted' }, 'MessageAbortedError'],
    [{ stopReason: 'length' }, ''],
  ])('ends as %j says: %s', async (message, error) => {
    write(main, sessionHeader(0), answer({ message }));
    const bench = await read();
    expect(bench.pools.errors.text(first(bench)['error'] ?? 0)).toBe(error);
  });

  it('is premium by the tier that was active, when it does not say itself', async () => {
    const tier = (serviceTier: unknown): string => entry('service_tier_change', 'cccc0001', at, { serviceTier });
    write(main, sessionHeader(0), tier({ anthropic: 'priority' }), answer());
    expect(first(await read())['premium']).toBe(1);
    write(main, sessionHeader(0), tier('priority'), tier(null), answer());
    expect(first(await read())['premium']).toBe(0);
    write(main, sessionHeader(0), tier('claude-only'), answer({ usage: { premiumRequests: 0.33 } }));
    expect(first(await read())['premium']).toBe(0.33);
  });
});

describe('where a log lies', () => {
  it('says who worked in it and below whom', async () => {
    const folder = main.slice(0, -'.jsonl'.length);
    const introduced = entry('session_init', 'dddd0001', at, { agent: 'scout', task: 'map', tools: [] });
    write(main, sessionHeader(0), answer());
    write(`${folder}/Scout1.jsonl`, sessionHeader(1), introduced, answer({ at: at + 86_400_001 }));
    write(`${folder}/Scout1/Nested2.jsonl`, sessionHeader(1), answer({ at: at + 86_400_002 }));
    write(`${folder}/__advisor.review.jsonl`, sessionHeader(1), answer({ at: at + 86_400_003 }));
    const bench = await read();
    const parents = Object.fromEntries(
      [...bench.index.tables.sessions.values()].map(({ id, parentId }) => [id, parentId]),
    );
    expect(parents).toEqual({
      s1: '',
      's1/Scout1': 's1',
      's1/Scout1/Nested2': 's1/Scout1',
      's1/__advisor.review': 's1',
    });
    const { agent } = bench.index.tables.requests.columns;
    const agents = Array.from({ length: 4 }, (_, slot) => bench.pools.agents.text(agent[slot] ?? 0));
    expect(agents.sort()).toEqual(['Nested2', 'advisor', 'main', 'scout']);
  });

  it('takes a backup for a log that is gone, the last one, and only then', async () => {
    write(`${main}.100.bak`, sessionHeader(0), answer());
    write(`${main}.99.bak`, sessionHeader(0), answer(), answer({ id: 'eeee0001', at: at + 1 }));
    const bench = await read();
    expect(bench.index.state.requests).toBe(1);
    write(main, sessionHeader(0), answer(), answer({ id: 'eeee0001', at: at + 1 }));
    await bench.index.refreshAll();
    expect(bench.index.state).toMatchObject({ requests: 2, sessions: 1 });
  });

  it('counts a session that was copied to another project once', async () => {
    write(main, sessionHeader(0), answer());
    write(`-other/${path.basename(main)}`, sessionHeader(0), answer(), answer({ id: 'eeee0001', at: at + 1 }));
    const bench = await read();
    bench.ledger();
    expect(bench.index.state).toMatchObject({ requests: 2, sessions: 1 });
  });

  it('finds a log that was told to lie elsewhere', async () => {
    const elsewhere = write('elsewhere/own.jsonl', sessionHeader(0), answer());
    write('agent/custom-session-files/abc123', elsewhere);
    write(`agent/sessions/${main}`, sessionHeader(0), answer({ id: 'eeee0002', at: at + 5 }));
    const bench = new LogBench(path.join(root, 'agent/sessions'));
    await bench.look();
    expect(bench.index.state).toMatchObject({ requests: 2, sessions: 2 });
  });
});

describe('a broken line', () => {
  it('is counted, named by its place and passed over', async () => {
    write(main, sessionHeader(0), '{"type":"message","id":"x",BROKEN\n', '\n', 'null\n', answer());
    const bench = await read();
    expect(bench.index.state).toMatchObject({ requests: 1, malformedRows: 2 });
    expect(bench.told.join()).toMatch(/Malformed line 2026-11-06T09-00-00-000Z_s1\.jsonl at byte \d+/);
    expect(bench.told.join()).not.toContain('BROKEN');
  });

  it('at the end waits until it is whole', async () => {
    const whole = answer();
    const target = write(main, sessionHeader(0), whole.slice(0, -20));
    const bench = await read();
    expect(bench.index.state).toMatchObject({ requests: 0, malformedRows: 0 });
    fs.appendFileSync(target, whole.slice(-20, -1));
    await bench.index.refreshAll();
    expect(bench.index.state).toMatchObject({ requests: 1, malformedRows: 0 });
  });
});

describe('a tool call', () => {
  it('takes its start, its end, its failure and its size from the lines that follow', async () => {
    const called = {
      content: [{ type: 'toolCall', id: 'c1', name: 'bash', arguments: { command: 'ls' } }],
      stopReason: 'toolUse',
    };
    const started = {
      customType: 'tool_execution_start',
      data: { toolCallId: 'c1', startedAt: new Date(at + 1000).toISOString() },
    };
    const result = {
      role: 'toolResult',
      toolCallId: 'c1',
      content: [{ type: 'text', text: 'gone' }],
      isError: true,
      timestamp: at + 1400,
    };
    write(
      main,
      sessionHeader(0),
      answer({ message: called }),
      entry('custom', 'f1', at, started),
      entry('message', 'f2', at, { message: result }),
    );
    const { toolCalls } = (await read()).index.tables;
    expect(toolCalls.size).toBe(1);
    expect(toolCalls.status(0)).toBe('error');
    expect([toolCalls.columns.duration[0], toolCalls.columns.outputLength[0]]).toEqual([400, 4]);
  });
});
