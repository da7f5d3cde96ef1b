import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { todoHistory } from '../../../../src/core/transcript/todoHistory.ts';
import { totalTokens } from '../../../../src/core/model/tokenUsage.ts';
import { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';
import { DatabaseTranscript } from '../../../../src/worker/transcript/databaseTranscript.ts';
import { copyOfFixture, engine, native, temporaryFolder } from '../index/support/indexHarness.ts';

const opened: DatabaseTranscript[] = [];
afterEach(() => opened.splice(0).forEach((transcript) => transcript.close()));

async function open(file: string, session: string): Promise<DatabaseTranscript> {
  const transcript = new DatabaseTranscript(new LiveDatabase(await engine(), file), session);
  opened.push(transcript);
  await transcript.refresh();
  return transcript;
}

async function sessionsOf(file: string): Promise<string[]> {
  return (await native.all(file, 'SELECT id FROM session')).map(([id]) => id as string);
}

describe.each(['small', 'v1.17.0', 'v1.3.2', 'v1.2-upgraded-to-1.18'])('the sessions of fixture %s', (name) => {
  it('hold what SQLite itself counts', async () => {
    const file = copyOfFixture(name);
    let seen = 0;
    for (const id of await sessionsOf(file)) {
      const [counted] = await native.all(
        file,
        `SELECT (SELECT count(*) FROM message WHERE session_id = '${id}' AND json_extract(data, '$.role') = 'assistant') AS requests,
          (SELECT count(*) FROM message WHERE session_id = '${id}' AND json_extract(data, '$.role') = 'user') AS prompts,
          (SELECT count(*) FROM part WHERE session_id = '${id}' AND json_extract(data, '$.type') = 'tool') AS calls,
          (SELECT coalesce(sum(json_extract(data, '$.tokens.total')), 0) FROM message WHERE session_id = '${id}') AS tokens`,
      );
      const made = (await open(file, id)).transcript();
      const tokens = made.requests.reduce((sum, request) => sum + totalTokens(request.tokens), 0);
      const { requests, prompts, calls } = made;
      expect([requests.length, prompts.length, calls.length, tokens]).toEqual(counted);
      seen += calls.length;
      // Every call and every request finds its place.
      const ids = new Set(requests.map((one) => one.id));
      expect(calls.filter(({ requestId }) => !ids.has(requestId))).toEqual([]);
      const asked = new Set(prompts.map((one) => one.id));
      expect(requests.filter(({ promptId }) => !asked.has(promptId))).toEqual([]);
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('give the diff of an edit, and both sides of what a prompt changed', async () => {
    const file = copyOfFixture(name);
    let edits = 0;
    let changes = 0;
    for (const id of await sessionsOf(file)) {
      const transcript = await open(file, id);
      const made = transcript.transcript();
      for (const call of made.calls.filter(({ tool, status }) => tool === 'edit' && status === 'completed')) {
        edits++;
        expect(call.files[0]).toMatchObject({ kind: 'change', added: 1, removed: 1 });
        const texts = transcript.callTexts(call.id);
        expect(texts?.diffs[0]?.lines.map(({ kind, text }) => [kind, text])).toEqual([
          ['removed', 'hello world'],
          ['added', 'goodbye world'],
          ['same', 'second line'],
        ]);
        expect(texts?.output.text).toBe('Edit applied successfully.');
        expect(transcript.callChanges(call.id)).toHaveLength(1);
      }
      for (const prompt of made.prompts.filter((one) => (one.changes?.length ?? 0) > 0)) {
        changes++;
        expect(transcript.promptChanges(prompt.id).map((change) => change.path)).toEqual(
          prompt.changes?.map((change) => change.path),
        );
        expect(transcript.promptText(prompt.id)).not.toBe('');
      }
    }
    expect([edits > 0, changes > 0]).toEqual([true, true]);
  });
});

const start = 1_795_300_000_000;
const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;
const message = (id: string, data: object, at: number): string =>
  `INSERT OR REPLACE INTO message (rowid, id, session_id, time_created, time_updated, data)
    VALUES ((SELECT rowid FROM message WHERE id = '${id}'), '${id}', 'ses_a', ${start + at}, ${start + at}, ${quoted(data)});`;
const part = (id: string, of: string, data: object): string =>
  `INSERT OR REPLACE INTO part (rowid, id, message_id, session_id, time_created, time_updated, data)
    VALUES ((SELECT rowid FROM part WHERE id = '${id}'), '${id}', '${of}', 'ses_a', ${start}, ${start}, ${quoted(data)});`;
const answer = (promptId: string, at: number, more: object = {}): object => ({
  ...{ role: 'assistant', parentID: promptId, agent: 'build', providerID: 'acme', modelID: 'big', cost: 0.5 },
  ...{ time: { created: start + at, completed: start + at + 900 }, tokens: { input: 10, output: 5 } },
  ...more,
});
const ask = (at: number): object => ({ role: 'user', agent: 'build', time: { created: start + at } });
const tables = `
  CREATE TABLE session (id text PRIMARY KEY, directory text, title text);
  CREATE TABLE message (id text PRIMARY KEY, session_id text, time_created integer, time_updated integer, data text);
  CREATE TABLE part (id text PRIMARY KEY, message_id text, session_id text, time_created integer, time_updated integer, data text);
  CREATE INDEX message_session_time_created_id_idx ON message (session_id,time_created,id);
  CREATE INDEX part_session_idx ON part (session_id);
  INSERT INTO session VALUES ('ses_a', '/w', 'A');`;

async function fresh(sql: string): Promise<string> {
  const file = path.join(temporaryFolder(), 'opencode.db');
  await native.run(file, `PRAGMA journal_mode = wal; ${tables} ${sql}`);
  return file;
}

describe('a session that is written while it is looked at', () => {
  it('is followed: what began, what ended, what was taken back', async () => {
    const file = await fresh(
      message('msg_1', ask(0), 0) + part('prt_1', 'msg_1', { type: 'text', text: 'Do it\nnow' }),
    );
    const transcript = await open(file, 'ses_a');
    expect(transcript.transcript().prompts).toMatchObject([{ id: 'msg_1', label: 'Do it' }]);
    expect(await transcript.refresh()).toBe(false);
    const running = {
      type: 'tool',
      tool: 'bash',
      callID: 'c',
      state: { status: 'running', input: { command: 'ls' }, time: { start: start + 10 } },
    };
    const open1 = answer('msg_1', 1, { time: { created: start + 1 }, tokens: {} });
    await native.run(file, message('msg_2', open1, 1) + part('prt_2', 'msg_2', running));
    expect(await transcript.refresh()).toBe(true);
    expect(transcript.transcript()).toMatchObject({
      requests: [{ id: 'msg_2', completed: 0 }],
      calls: [{ id: 'prt_2', status: 'running', title: 'ls', ended: 0 }],
    });
    // Many more rows come before the first ones end, so that those are no longer among the newest.
    const more = Array.from({ length: 60 }, (_, index) => {
      const id = `msg_m${String(index).padStart(2, '0')}`;
      const done = {
        type: 'tool',
        tool: 'read',
        state: { status: 'completed', input: {}, output: 'x', time: { start: 1, end: 2 } },
      };
      return message(id, answer('msg_1', 2000 + index), 2000 + index) + part(`prt_m${index}`, id, done);
    });
    await native.run(file, more.join(''));
    await transcript.refresh();
    const ended = {
      ...running,
      state: { ...running.state, status: 'completed', output: 'file', time: { start: start + 10, end: start + 60 } },
    };
    await native.run(file, message('msg_2', answer('msg_1', 1), 1) + part('prt_2', 'msg_2', ended));
    expect(await transcript.refresh()).toBe(true);
    const now = transcript.transcript();
    expect(now.requests).toHaveLength(61);
    expect(now.requests[0]).toMatchObject({ id: 'msg_2', completed: start + 901 });
    expect(now.calls.find(({ id }) => id === 'prt_2')).toMatchObject({
      status: 'completed',
      ended: start + 60,
      outputLength: 4,
    });
    await native.run(file, `DELETE FROM part WHERE message_id >= 'msg_m5'; DELETE FROM message WHERE id >= 'msg_m5';`);
    await transcript.refresh();
    expect(transcript.transcript().requests).toHaveLength(51);
    expect(transcript.transcript().calls).toHaveLength(51);
  });

  it('sees what OpenCode adds to a prompt when its turn is over', async () => {
    const answers = Array.from({ length: 50 }, (_, index) => message(`msg_2${index}`, answer('msg_1', index), index));
    const file = await fresh(message('msg_1', ask(0), 0) + answers.join(''));
    const transcript = await open(file, 'ses_a');
    const diffs = [{ file: 'a.ts', additions: 3, deletions: 1, status: 'modified', patch: '@@ -1 +1 @@' }];
    await native.run(file, message('msg_1', { ...ask(0), summary: { diffs } }, 0));
    await transcript.refresh();
    expect(transcript.transcript().prompts[0]?.changes).toEqual([
      { path: 'a.ts', added: 3, removed: 1, status: 'modified' },
    ]);
  });
});

describe('what a transcript keeps', () => {
  const secret = 'SECRET-'.repeat(500);

  it('is none of the long texts; those are read when a call is opened', async () => {
    const tool = {
      ...{ type: 'tool', tool: 'bash', callID: 'c' },
      state: {
        status: 'completed',
        input: { command: 'cat', note: secret },
        output: secret,
        time: { start: 5, end: 9 },
      },
    };
    const prompt = { type: 'text', text: `Start\n${secret}` };
    const error = { name: 'APIError', data: { message: 'Slow down', statusCode: 429, responseBody: secret } };
    const file = await fresh(
      message('msg_1', ask(0), 0) +
        part('prt_1', 'msg_1', prompt) +
        message('msg_2', answer('msg_1', 1, { error }), 1) +
        part('prt_2', 'msg_2', tool) +
        part('prt_3', 'msg_2', { type: 'text', text: `${secret} a "tool" that is no tool` }),
    );
    const transcript = await open(file, 'ses_a');
    const made = transcript.transcript();
    expect(JSON.stringify(made)).not.toContain('SECRET-SECRET');
    expect(made.requests[0]?.detail).toEqual({ statusCode: 429, message: 'Slow down', retryable: false });
    expect(transcript.callTexts('prt_2')?.output).toEqual({ text: secret, length: secret.length });
    expect(transcript.promptText('msg_1')).toBe(`Start\n${secret}`);
    expect(transcript.callTexts('prt_9')).toBeNull();
    expect(transcript.promptText('nobody')).toBeNull();
  });

  it('survives rows that are no JSON, no objects, or of unknown kinds', async () => {
    const file = await fresh(
      `${message('msg_1', ask(0), 0)} INSERT INTO message VALUES ('msg_x', 'ses_a', 1, 1, 'no json');
       INSERT INTO message VALUES ('msg_y', 'ses_a', 1, 1, '[]'); INSERT INTO message VALUES ('msg_z', 'ses_a', 1, 1, NULL);
       INSERT INTO part VALUES ('prt_x', 'msg_1', 'ses_a', 1, 1, '{"type":"tool"}');
       INSERT INTO part VALUES ('prt_y', 'msg_1', 'ses_a', 1, 1, '{"type":"tool","state":7,"tool":9}');
       INSERT INTO part VALUES ('prt_z', 'msg_1', 'ses_a', 1, 1, '"tool"');`,
    );
    const transcript = await open(file, 'ses_a');
    expect(transcript.transcript().prompts).toHaveLength(1);
    for (const { id } of transcript.transcript().calls) expect(transcript.callTexts(id)).not.toBeNull();
  });
});

describe('a session of OpenCode 2.x', () => {
  it('has its prompts, answers and calls from one table', async () => {
    const file = path.join(temporaryFolder(), 'opencode.db');
    const row = (id: string, type: string, data: object, at: number): string =>
      `INSERT INTO session_message VALUES ('${id}', 'ses_a', '${type}', 1, ${start + at}, ${start + at + 500}, ${quoted(data)});`;
    const tool = {
      type: 'tool',
      id: 'c1',
      name: 'bash',
      state: { status: 'completed', input: { command: 'ls' }, content: [{ type: 'text', text: 'out' }] },
    };
    await native.run(
      file,
      `PRAGMA journal_mode = wal;
       CREATE TABLE session_v2 (id text PRIMARY KEY, directory text, title text);
       CREATE TABLE session_message (id text PRIMARY KEY, session_id text, type text, seq integer, time_created integer, time_updated integer, data text);
       ${row('msg_1', 'user', { text: 'Hello\nthere' }, 0)}
       ${row('msg_2', 'assistant', { model: { id: 'big', providerID: 'acme' }, cost: 0.5, tokens: { input: 100, output: 10 }, content: [{ type: 'text', text: 'x' }, tool] }, 1)}
       ${row('msg_3', 'compaction', { cost: 0.1, tokens: { input: 5, output: 5 } }, 2)}`,
    );
    const transcript = await open(file, 'ses_a');
    expect(transcript.transcript()).toMatchObject({
      prompts: [{ id: 'msg_1', label: 'Hello' }],
      requests: [
        { id: 'msg_2', generation: 2 },
        { id: 'msg_3', compaction: true },
      ],
      calls: [{ id: 'msg_2#0', requestId: 'msg_2', tool: 'bash', title: 'ls' }],
    });
    expect(transcript.callTexts('msg_2#0')).toMatchObject({ input: { text: 'ls' }, output: { text: 'out' } });
    expect(transcript.promptText('msg_1')).toBe('Hello\nthere');
  });
});

describe('the todos of a database', () => {
  const todo = (position: number, content: string, status: string): string =>
    `INSERT INTO todo (session_id, content, status, priority, position, time_created, time_updated)
      VALUES ((SELECT id FROM session LIMIT 1), '${content}', '${status}', 'high', ${position}, 1, 4102444800000)`;

  it('are those of its own table when no call wrote a newer list', async () => {
    const file = copyOfFixture('small');
    const [id = ''] = await sessionsOf(file);
    await native.run(file, `DELETE FROM todo WHERE session_id = '${id}'`);
    const transcript = await open(file, id);
    const before = todoHistory(transcript.transcript()).length;
    await native.run(file, `${todo(0, 'Kept', 'in_progress')}; ${todo(1, 'Later', 'pending')}`);
    await transcript.refresh();
    const lines = todoHistory(transcript.transcript());
    expect(lines.filter(({ listed }) => listed).map(({ content, state }) => `${content} ${state}`)).toEqual([
      'Kept in_progress',
      'Later pending',
    ]);
    expect(lines.length).toBe(before + 2);
  });
});
