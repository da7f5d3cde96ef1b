import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { OpenCodeIndex } from '../../../../src/worker/index/openCodeIndex.ts';
import { tablesOf } from '../../../../src/worker/service/tablesOf.ts';
import { totalsOf } from '../../../support/totalsOf.ts';
import { copyOfFixture, engine, native, temporaryFolder } from './support/indexHarness.ts';

/** The tables of 2.x to their description: wide sessions, messages with a type and a place in their session. */
const tables = `
  CREATE TABLE session_v2 (id text PRIMARY KEY, project_id text NOT NULL, workspace_id text, parent_id text,
    fork_session_id text, fork_boundary text, slug text, directory text NOT NULL, path text, title text, version text,
    share_url text, metadata text, cost real DEFAULT 0, tokens_input integer, tokens_output integer, revert text,
    permission text, agent text, model text, time_created integer, time_updated integer, time_compacting integer,
    time_archived integer, time_suspended integer, resume_attempts integer, time_idle integer, time_viewed integer,
    idle_outcome text);
  DROP TABLE IF EXISTS session_message;
  CREATE TABLE session_message (id text PRIMARY KEY, session_id text NOT NULL, type text NOT NULL, seq integer,
    time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);`;

const start = 1_795_300_000_000;
const quoted = (value: unknown): string =>
  `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;

function session(id: string, created = start, title: string | null = id): string {
  return `INSERT INTO session_v2 (id, project_id, directory, title, version, time_created, time_updated)
    VALUES ('${id}', 'p', '/w', ${title === null ? 'NULL' : quoted(title)}, '2.0.3', ${created}, ${created});`;
}

function message(id: string, sessionId: string, type: string, data: unknown, created = start + 1000): string {
  return `INSERT INTO session_message VALUES ('${id}', '${sessionId}', '${type}', 1, ${created}, ${created + 500}, ${quoted(data)});`;
}

const answer = (cost: number, more: object = {}): object => ({
  agent: 'build',
  model: { id: 'big', providerID: 'acme' },
  cost,
  tokens: { input: 100, output: 10, reasoning: 5, cache: { read: 20, write: 0 } },
  content: [{ type: 'text', text: 'hello' }],
  ...more,
});

const opened: OpenCodeIndex[] = [];
afterEach(() => opened.splice(0).forEach((index) => index.dispose()));

class Bench {
  readonly pools = new UsagePools();
  readonly index: OpenCodeIndex;

  constructor(file: string, cacheFolder: string | null = null) {
    this.index = new OpenCodeIndex({ path: file, pools: this.pools, cacheFolder, engine, log: () => undefined });
    opened.push(this.index);
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      await this.index.refresh();
      await this.index.readToolCalls();
      if (this.index.isExact && this.index.toolCallsComplete) return;
    }
    throw new Error('the index did not settle');
  }

  totals(): Record<string, unknown> {
    const ledger = { pools: this.pools, sources: tablesOf(this.index) };
    return { ...totalsOf(ledger) };
  }
}

async function fresh(sql: string): Promise<string> {
  const file = path.join(temporaryFolder(), 'opencode.db');
  await native.run(file, `PRAGMA journal_mode = wal; ${tables} ${sql}`);
  return file;
}

describe('a database with the tables of 2.x alone', () => {
  it('is read: answers and compactions count, anything else does not', async () => {
    const tool = { type: 'tool', id: 'c1', name: 'bash', state: { status: 'completed', input: {}, output: 'ok' } };
    const skill = {
      type: 'tool',
      id: 'c2',
      name: 'skill',
      state: { status: 'error', input: { name: 'notes' }, error: 'x' },
    };
    const others = ['user', 'system', 'synthetic', 'shell', 'idle', 'model-switched'];
    const file = await fresh(
      [
        session('ses_a'),
        session('ses_b', start, null),
        message('msg_1', 'ses_a', 'assistant', answer(0.5, { content: [tool, skill, { type: 'text', text: 'x' }] })),
        message('msg_2', 'ses_a', 'compaction', { cost: 0.25, tokens: { input: 50, output: 5 } }),
        message('msg_3', 'ses_b', 'assistant', answer(0, { tokens: undefined, error: { name: 'APIError' } })),
        message('msg_4', 'ses_b', 'assistant', answer(0, { tokens: undefined, time: { created: start } })),
        ...others.map((type, index) => message(`msg_9${index}`, 'ses_b', type, { text: 'hello' })),
      ].join('\n'),
    );
    const bench = new Bench(file);
    await bench.settle();
    expect(bench.totals()).toMatchObject({ sessions: 2, requests: 2, failedRequests: 1, duplicates: 0, cost: 0.75 });
    expect(bench.totals()['tokens']).toMatchObject({ input: 150, output: 15, reasoning: 5, cacheRead: 20, total: 190 });
    expect(bench.index.state).toMatchObject({
      state: 'ready',
      failure: null,
      sessions: 2,
      requests: 2,
      malformedRows: 0,
    });
    const calls = bench.index.secondTables!.toolCalls;
    expect(Array.from({ length: calls.size }, (_, slot) => calls.status(slot))).toEqual(['completed', 'error']);
    expect(bench.pools.skills.text(calls.columns.skill[1]!)).toBe('notes');
  });

  it('is followed while it is written, and remembered', async () => {
    const file = await fresh(session('ses_a') + message('msg_1', 'ses_a', 'assistant', answer(0.5)));
    const cache = temporaryFolder();
    const bench = new Bench(file, cache);
    const writer = await native.open(file);
    // The log begins here, and goes on while the writer is connected.
    await writer.run(message('msg_0', 'ses_a', 'user', { text: 'hello' }));
    await bench.settle();
    await writer.run(
      message('msg_2', 'ses_a', 'assistant', answer(0, { tokens: undefined, time: { created: start } })),
    );
    expect((await bench.index.refresh()).how).toBe('pages');
    expect(bench.index.state.requests).toBe(1);
    const tool = { type: 'tool', id: 'c1', name: 'bash', state: { status: 'running', input: {} } };
    await writer.run(
      `UPDATE session_message SET data = ${quoted(answer(0.1, { content: [tool] }))} WHERE id = 'msg_2'`,
    );
    expect(await bench.index.refresh()).toEqual({ changed: true, how: 'pages' });
    expect(bench.totals()).toMatchObject({ requests: 2, cost: 0.6 });
    expect(bench.index.secondTables!.toolCalls.size).toBe(1);
    await writer.run("DELETE FROM session_message WHERE id = 'msg_2'");
    await bench.index.refresh();
    expect(bench.totals()).toMatchObject({ requests: 1, cost: 0.5 });
    expect(bench.index.secondTables!.toolCalls.size).toBe(0);
    expect(await bench.index.refresh()).toEqual({ changed: false, how: 'same' });
    await bench.index.persist();
    await writer.close();
    const again = new Bench(file, cache);
    expect(await again.index.restore()).toBe(true);
    expect(again.totals()).toMatchObject({ sessions: 1, requests: 1, cost: 0.5 });
  });
});

describe('an upgraded database', () => {
  it('counts migrated messages as 2.x has them, those left behind as they were, and new ones', async () => {
    const file = copyOfFixture('small');
    const before = new Bench(file);
    await before.settle();
    const old = before.totals();
    const [id, sessionId, data, created] = (
      await native.all(
        file,
        `SELECT id, session_id, data, time_created FROM message WHERE json_extract(data, '$.cost') > 0 ORDER BY rowid LIMIT 1`,
      )
    )[0] as [string, string, string, number];
    const { cost, time } = JSON.parse(data) as { cost: number; time: object };
    const created2 = (
      await native.all(file, `SELECT time_created FROM session WHERE id = '${sessionId}'`)
    )[0]![0] as number;
    await native.run(
      file,
      tables +
        session(sessionId, created2) +
        session('ses_new') +
        message(id, sessionId, 'assistant', answer(cost + 1, { time }), created) +
        message('msg_new', 'ses_new', 'assistant', answer(2)),
    );
    const bench = new Bench(file);
    await bench.settle();
    const totals = bench.totals();
    expect(totals).toMatchObject({
      sessions: Number(old['sessions']) + 1,
      requests: Number(old['requests']) + 1,
      duplicates: 1,
      copies: old['copies'],
    });
    expect(totals['cost']).toBeCloseTo(Number(old['cost']) + 1 + 2, 9);
    expect(bench.index.state).toMatchObject({
      state: 'ready',
      requests: totals['requests'],
      sessions: totals['sessions'],
    });
    // What was read before the upgrade is brought up to date by it.
    await before.settle();
    expect(before.totals()).toEqual(totals);
  });

  it('with empty tables of 2.x is what it was', async () => {
    const file = copyOfFixture('small');
    await native.run(file, tables);
    const bench = new Bench(file);
    await bench.settle();
    expect(bench.totals()).toMatchObject({ sessions: 31, requests: 65, copies: 4, duplicates: 0, cost: 2.463295 });
  });

  it('a fork of 2.x counts its copied rows once', async () => {
    const time = { created: start + 1000, completed: start + 2000 };
    const file = await fresh(
      session('ses_a') +
        session('ses_fork', start + 60_000) +
        message('msg_1', 'ses_a', 'assistant', answer(0.5, { time })) +
        message('msg_2', 'ses_fork', 'assistant', answer(0.5, { time })),
    );
    const bench = new Bench(file);
    await bench.settle();
    expect(bench.totals()).toMatchObject({ sessions: 2, requests: 1, copies: 1, cost: 0.5 });
  });
});
