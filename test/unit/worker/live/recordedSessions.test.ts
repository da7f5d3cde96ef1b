import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { AgentProcess } from '../../../../src/core/live/agentProcess.ts';
import type { LiveReport, LiveSession } from '../../../../src/core/live/liveReport.ts';
import { liveStates } from '../../../../src/core/live/liveState.ts';
import { agentProcess } from '../../../support/agentProcess.ts';
import { NativeSqlite } from '../../../support/nativeSqlite.ts';
import { ServiceBench } from '../service/support/serviceBench.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Sessions that real OpenCode processes left, each with the time of its last sign of life. */
const recorded = {
  failed: ['small', 'ses_e05ad23afffeubaWy8CRYWRiUq', 1_795_201_097_605],
  tooLong: ['small', 'ses_e05ad11b4ffekM9puAuwttpmJ7', 1_795_201_102_189],
  stopped: ['small', 'ses_e05ac13e8ffeJ365h9UJxvKUbP', 1_795_201_168_953],
  wantsPermission: ['small', 'ses_e05ac05cfffeJnN3PUXvefdNbq', 1_795_201_170_098],
  answered: ['small', 'ses_e05abf029ffew6x9gsD2st5gIR', 1_795_201_177_699],
  inTool: ['live/tool-running', 'ses_e05aaefc1ffevXiGpL2w4JcJt7', 1_795_201_242_155],
  writing: ['live/streaming', 'ses_e05aaefc1ffevXiGpL2w4JcJt7', 1_795_201_267_902],
} as const;
type Case = keyof typeof recorded;

let bench: ServiceBench;
let server: Server | undefined;
const native = new NativeSqlite();
afterAll(() => native.kill());
afterEach(async () => {
  await bench.dispose();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A service on a copy of recorded data; `cut` takes rows away first. */
async function start(fixture: string, cut = ''): Promise<string> {
  bench = new ServiceBench(null);
  const data = path.join(bench.root, 'data');
  cpSync(path.resolve('test/fixtures/opencode', fixture), data, { recursive: true });
  if (cut !== '') await native.run(path.join(data, 'opencode.db'), cut);
  return data;
}

async function look(agents: readonly AgentProcess[], now: number): Promise<LiveReport> {
  bench.agents = [...agents];
  bench.now = now;
  await bench.service.api.configure(bench.options());
  await bench.service.api.refresh();
  return bench.service.api.live();
}

interface Look {
  /** After the last sign of life, ms. */
  readonly after: number;
  /** False when there is no process any more. */
  readonly process?: boolean;
  readonly cut?: string;
}

async function stateOf(name: Case, { after, process = true, cut }: Look): Promise<LiveSession | undefined> {
  const [fixture, id, last] = recorded[name];
  await start(fixture, cut);
  const agent = agentProcess({ pid: 7, started: last - hour, argv: ['opencode', '-s', id] });
  const { sessions } = await look(process ? [agent] : [], last + after);
  return sessions.find((session) => session.id === id);
}

const withoutAnswer = `DELETE FROM message WHERE session_id = '${recorded.answered[1]}' AND json_extract(data, '$.role') = 'assistant'`;

const cases: readonly (readonly [name: Case, look: Look, state: LiveSession['state'] | undefined])[] = [
  ['failed', { after: 1000 }, 'error'],
  ['tooLong', { after: 1000 }, 'truncated'],
  ['stopped', { after: 1000 }, 'idle'],
  ['answered', { after: 1000 }, 'finished'],
  ['answered', { after: 25 * hour }, 'idle'],
  ['answered', { after: 1000, cut: withoutAnswer }, 'thinking'],
  ['answered', { after: 2 * minute, cut: withoutAnswer }, 'queued'],
  ['inTool', { after: 1000 }, 'tool'],
  ['inTool', { after: 5 * hour }, 'tool'],
  ['inTool', { after: 1000, process: false }, 'interrupted'],
  ['writing', { after: 1000 }, 'generating'],
  ['writing', { after: 20 * minute }, 'stale'],
  ['writing', { after: 20 * minute, process: false }, 'interrupted'],
  // What is long over is nobody's concern.
  ['writing', { after: 13 * hour, process: false }, undefined],
];

describe('a session that a real OpenCode wrote', () => {
  it.each(cases)('%s, %j: %s', async (name, how, state) => {
    expect((await stateOf(name, how))?.state).toBe(state);
  });

  it('waits for a permission, or retries, when the server says so', async () => {
    const [fixture, id, last] = recorded.wantsPermission;
    await start(fixture);
    const say = await serveEvents();
    const agent = agentProcess({ pid: 7, started: last - hour, argv: ['opencode', '-s', id] });
    const now = async (): Promise<LiveSession | undefined> =>
      (await look([agent], last + 1000)).sessions.find((session) => session.id === id);
    expect((await now())?.state).toBe('tool');
    await bench.service.api.watchLive({ mode: 'visible', intervalMs: 60_000, server: say.address });
    await vi.waitFor(() => expect(say.listeners()).toBe(1));
    say.event('permission.asked', {
      id: 'per_1',
      sessionID: id,
      permission: 'webfetch',
      patterns: ['http://127.0.0.1:9/'],
    });
    await vi.waitFor(async () =>
      expect(await now()).toMatchObject({ state: 'waiting', question: 'webfetch http://127.0.0.1:9/' }),
    );
    say.event('permission.replied', { sessionID: id, requestID: 'per_1', reply: 'once' });
    say.event('session.status', { sessionID: id, status: { type: 'retry', attempt: 2, message: 'busy', next: 1 } });
    await vi.waitFor(async () => expect((await now())?.state).toBe('retrying'));
  });

  it('together they are in every state but the question, which a real terminal asks in test/live', () => {
    const reached = new Set([...cases.map(([, , state]) => state), 'waiting', 'retrying']);
    expect(liveStates.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('keeps its state when the clock is set back or the number of its process is another’s', async () => {
    const [fixture, id, last] = recorded.inTool;
    await start(fixture);
    const agent = agentProcess({ pid: 7, started: last - hour, argv: ['opencode', '-s', id] });
    expect((await look([agent], last - 2 * hour)).sessions.find((one) => one.id === id)?.state).toBe('tool');
    // Born after the work began, under the same number: it cannot be the one at work.
    const reborn = agentProcess({ ...agent, started: last + minute, identity: `7@${last + minute}` });
    const { sessions } = await look([reborn], last + 2 * minute);
    expect(sessions.find((one) => one.id === id)?.state).toBe('interrupted');
  });
});

describe('what runs', () => {
  it('is looked at again and again while it is seen, and not once while it is not', async () => {
    const [fixture, id, last] = recorded.inTool;
    await start(fixture);
    await look([agentProcess({ pid: 7, started: last - hour, argv: ['opencode', '-s', id] })], last + 1000);
    const told = (): number => bench.told.filter(({ name }) => name === 'live').length;
    const watch = { intervalMs: 500, server: '' };
    await bench.service.api.watchLive({ mode: 'visible', ...watch });
    const { listed } = bench;
    await vi.waitFor(() => expect(bench.listed).toBeGreaterThan(listed + 2), { timeout: 10_000 });
    // It was told once: nothing moved since.
    expect(told()).toBe(1);
    await bench.service.api.watchLive({ mode: 'off', ...watch });
    const before = bench.listed;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(bench.listed).toBe(before);
  });
});

describe('the files of otop’s plugin', () => {
  const [fixture, inTool, last] = recorded.inTool;
  const other = 'ses_e05aafb62ffeyV8wZ5WciARXng';
  const directory = '/home/dev/oc-demo/live/proj';
  const terminal = (pid: number, started: number): AgentProcess => agentProcess({ pid, started, directory });

  /** As the plugin writes them: named by the process, with the id of the session it shows. */
  function write(pid: number | string, text: string, at: number): void {
    const folder = path.join(bench.root, 'home/.local/share/opencode/otop');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, String(pid));
    writeFileSync(file, text);
    utimesSync(file, at / 1000, at / 1000);
  }

  async function matched(agents: readonly AgentProcess[]): Promise<Record<string, unknown>> {
    const { sessions } = await look(agents, last + 1000);
    return Object.fromEntries(
      sessions.flatMap(({ id, match, process }) =>
        match === null ? [] : [[id, `${process?.pid} ${match.how} ${match.confidence}`]],
      ),
    );
  }

  it('say which of two terminals in one folder shows which session', async () => {
    await start(fixture);
    write(101, `${inTool}\n`, last);
    write(102, other, last);
    // Without the files the older one would take the session with more history.
    expect(await matched([terminal(101, last - hour), terminal(102, last - 2 * hour)])).toEqual({
      [inTool]: '101 plugin certain',
      [other]: '102 plugin certain',
    });
  });

  it('count before what the command line says: the session may have been changed since', async () => {
    await start(fixture);
    write(101, inTool, last);
    const agent = { ...terminal(101, last - hour), argv: ['opencode', '-s', other] };
    expect(await matched([agent])).toEqual({ [inTool]: '101 plugin certain' });
  });

  it('are left aside when they are of an older process with the same number, of none, or no such files', async () => {
    await start(fixture);
    write(101, other, last - 3 * hour);
    write(999, inTool, last);
    write(102, `${'x'.repeat(100_000)} ${other}`, last);
    write('102.txt', other, last);
    // Both sessions are of `run`: without the files nothing ties them to a terminal.
    expect(await matched([terminal(101, last - hour), terminal(102, last - minute)])).toEqual({});
  });
});

/** A server that says what it is told to, as OpenCode's does. */
async function serveEvents(): Promise<{
  readonly address: string;
  readonly listeners: () => number;
  readonly event: (type: string, properties: object) => void;
}> {
  const streams: { write(text: string): void }[] = [];
  const made = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    streams.push(response);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return {
    address: String((made.address() as AddressInfo).port),
    listeners: () => streams.length,
    event: (type, properties) => {
      for (const stream of streams) stream.write(`data: ${JSON.stringify({ payload: { type, properties } })}\n\n`);
    },
  };
}
