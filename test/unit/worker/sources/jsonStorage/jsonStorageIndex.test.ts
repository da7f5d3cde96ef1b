import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, fixtures, StorageBench, storageFolder, write } from './support/storageHarness.ts';

interface Message {
  readonly role: string;
  readonly cost: number;
  readonly tokens: Record<'total' | 'input' | 'output' | 'reasoning', number> & { cache: Record<string, number> };
}

/** Every JSON file below a folder. */
function records<T>(folder: string): T[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as T);
}

describe('the storage of version 1.1', () => {
  const source = path.join(fixtures, 'v1.1-json', 'storage');

  it('adds up to what its files say, reasoning counted once', async () => {
    const bench = new StorageBench(source);
    expect(await bench.index.refresh()).toEqual({ changed: true, how: 'loaded' });
    const answers = records<Message>(path.join(source, 'message')).filter(({ role }) => role === 'assistant');
    const used = answers.filter(({ tokens, cost }) => tokens.input + tokens.output + tokens.cache['read']! + cost > 0);
    const tokens = used.reduce((sum, message) => sum + message.tokens.total, 0);
    const cost = used.reduce((sum, message) => sum + Math.round(message.cost * 1e9), 0);
    expect(bench.sums()).toMatchObject({ sessions: 19, requests: used.length, tokens, dollars: cost / 1e9 });
    expect(bench.sums()).toMatchObject({ requests: 47, tokens: 910_752, dollars: 1.224235 });
    const { requests } = bench.index.tables;
    expect(new Set(requests.columns.session.slice(0, requests.size)).size).toBeGreaterThanOrEqual(17);
    expect(bench.index.state).toMatchObject({ kind: 'opencode-json', state: 'ready', malformedRows: 0 });
  });

  it('gives its tool calls in the background', async () => {
    const bench = new StorageBench(source);
    await bench.index.refresh();
    expect(bench.index.toolCallsComplete).toBe(false);
    await bench.index.readToolCalls();
    expect(bench.index.toolCallsComplete).toBe(true);
    const tools = records<{ type: string }>(path.join(source, 'part')).filter(({ type }) => type === 'tool');
    expect(tools.length).toBeGreaterThan(0);
    expect(bench.index.tables.toolCalls.size).toBe(tools.length);
  });

  it('costs no reading when nothing changed, and its projects have their worktrees', async () => {
    const bench = new StorageBench(source);
    await bench.index.refresh();
    expect([...bench.index.tables.projects.values()].some(({ worktree }) => worktree.endsWith('/proj-git'))).toBe(true);
    expect(await bench.index.refresh()).toEqual({ changed: false, how: 'same' });
  });
});

describe('changes to files are followed', () => {
  it('new, finished in place, deleted messages, sessions and parts', async () => {
    const storage = storageFolder('v1.1');
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    await bench.index.readToolCalls();
    const before = bench.sums();
    const file = 'message/ses_new/msg_new.json';
    const time = { created: 1_795_201_060_000 };
    const begun = answer({
      time,
      cost: 0,
      tokens: { input: 0, output: 0, reasoning: 0, cache: { read: 0, write: 0 } },
    });
    write(storage, file, begun);
    write(storage, 'session/global/ses_new.json', { directory: '/w', title: 'New', version: '1.1.65', time });
    expect((await bench.index.refresh()).changed).toBe(true);
    expect(bench.sums()).toMatchObject({ sessions: 20, requests: 47 });

    const part = 'part/msg_new/prt_new.json';
    const state = { status: 'running', input: {}, time: { start: time.created } };
    write(storage, part, { type: 'tool', tool: 'bash', state });
    await bench.index.readToolCalls();
    expect(bench.sums().toolCalls).toBe(before.toolCalls + 1);

    write(storage, file, answer());
    write(storage, part, {
      type: 'tool',
      tool: 'bash',
      state: { ...state, status: 'completed', time: { start: 1, end: 2 } },
    });
    expect((await bench.index.refresh()).changed).toBe(true);
    expect(bench.sums()).toMatchObject({ requests: 48, tokens: before.tokens + 110 });
    const { toolCalls } = bench.index.tables;
    expect(toolCalls.status(toolCalls.size - 1)).toBe('completed');

    fs.rmSync(path.join(storage, 'message/ses_new'), { recursive: true });
    fs.rmSync(path.join(storage, 'part/msg_new'), { recursive: true });
    fs.rmSync(path.join(storage, 'session/global/ses_new.json'));
    expect((await bench.index.refresh()).changed).toBe(true);
    await bench.index.readToolCalls();
    expect(bench.sums()).toEqual(before);
  });

  it('a finished message that is written again is seen with its session, or in turn', async () => {
    const storage = storageFolder('nothing');
    const session = { directory: '/w', title: 'T', time: { created: 1 } };
    const message = write(storage, 'message/ses_a/msg_a.json', answer());
    const sessionFile = write(storage, 'session/p/ses_a.json', session);
    const past = new Date(Date.now() - 3_600_000);
    for (const file of [message, sessionFile, path.dirname(message), path.dirname(sessionFile)]) {
      fs.utimesSync(file, past, past);
    }
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    fs.writeFileSync(message, JSON.stringify(answer({ cost: 0.75 })));
    await bench.index.refresh();
    expect(bench.sums().dollars).toBe(0.75);
  });

  it('a storage that goes fails with a reason, keeps its figures and heals', async () => {
    const storage = storageFolder('v1.1');
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    fs.renameSync(storage, `${storage}-gone`);
    expect(await bench.index.refresh()).toEqual({ changed: true, how: 'failed' });
    expect(bench.index.state).toMatchObject({ state: 'failed', requests: 47, failure: { reason: 'not-found' } });
    fs.renameSync(`${storage}-gone`, storage);
    expect(await bench.index.refresh()).toMatchObject({ changed: true });
    expect(bench.index.state).toMatchObject({ state: 'ready', failure: null, requests: 47 });
  });
});

describe('a file that does not parse', () => {
  it('is half written at first: what was known stays, and the whole file is taken', async () => {
    const storage = storageFolder('nothing');
    const file = write(storage, 'message/ses_a/msg_a.json', answer());
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    const whole = JSON.stringify(answer({ cost: 0.9 }));
    fs.writeFileSync(file, whole.slice(0, 60));
    await bench.index.refresh();
    expect(bench.sums()).toMatchObject({ requests: 1, dollars: 0.5 });
    expect(bench.index.isExact).toBe(false);
    expect(bench.index.state.malformedRows).toBe(0);
    fs.writeFileSync(file, whole);
    await bench.index.refresh();
    expect(bench.sums()).toMatchObject({ requests: 1, dollars: 0.9 });
    expect(bench.index.isExact).toBe(true);
  });

  it('is malformed when it stays so: counted, named once, and healed by a whole one', async () => {
    const storage = storageFolder('nothing');
    const file = write(storage, 'message/ses_a/msg_a.json', '{"role":"assistant","secret words');
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    expect(bench.index.isExact).toBe(false);
    bench.ahead = 1500;
    expect((await bench.index.refresh()).changed).toBe(true);
    expect(bench.index).toMatchObject({ isExact: true, state: { malformedRows: 1, requests: 0 } });
    await bench.index.refresh();
    expect(bench.lines.map(({ text }) => text)).toEqual(['Malformed message msg_a: data is not a JSON object.']);
    fs.writeFileSync(file, JSON.stringify(answer()));
    await bench.index.refresh();
    expect(bench.index.state).toMatchObject({ malformedRows: 0, requests: 1 });
  });

  it.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['deeply nested', '['.repeat(200_000)],
    ['numbers that are none', JSON.stringify(answer({ tokens: { input: -5, output: 'x' }, cost: {} }))],
    ['bytes', '\u0000\uffff'],
  ])('is counted and survived: %s', async (_, text) => {
    const storage = storageFolder('nothing');
    write(storage, 'message/ses_a/msg_bad.json', text);
    write(storage, 'message/ses_a/msg_good.json', answer());
    write(storage, 'session/p/ses_bad.json', text);
    write(storage, 'project/bad.json', text);
    const bench = new StorageBench(storage);
    bench.ahead = 5000;
    await bench.index.refresh();
    expect(bench.index.state).toMatchObject({ state: 'ready', requests: 1 });
    expect(bench.index.state.malformedRows).toBeGreaterThan(0);
    expect(bench.lines.map(({ text: line }) => line).join()).not.toContain('secret');
  });

  it.skipIf(process.platform === 'win32')('links lead nowhere, and folders named like files are none', async () => {
    const storage = storageFolder('nothing');
    const outside = write(path.dirname(storage), 'outside.json', answer());
    fs.mkdirSync(path.join(storage, 'message/ses_a/msg_folder.json'), { recursive: true });
    fs.symlinkSync(outside, path.join(storage, 'message/ses_a/msg_link.json'));
    fs.symlinkSync(path.dirname(storage), path.join(storage, 'message/ses_link'));
    const bench = new StorageBench(storage);
    await bench.index.refresh();
    expect(bench.index.state).toMatchObject({ state: 'ready', requests: 0, malformedRows: 2 });
  });
});
