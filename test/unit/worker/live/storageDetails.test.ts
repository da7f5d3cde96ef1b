import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { agentProcess } from '../../../support/agentProcess.ts';
import { ServiceBench } from '../service/support/serviceBench.ts';
import { StorageDetails } from '../../../../src/worker/live/storageDetails.ts';

const root = mkdtempSync(path.join(tmpdir(), 'todos-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(path.join(root, 'todo'));
const file = path.join(root, 'todo', 'ses_1.json');
let clock = 1_000_000;

/** Each writing has a time of its own, however coarse the file system's clock. */
function write(text: string): void {
  writeFileSync(file, text);
  utimesSync(file, ++clock, clock);
}

it('reads a session’s todos, and again only when they were written', () => {
  const details = new StorageDetails();
  const todosOf = () => details.read(new Map([['ses_1', root]])).get('ses_1');
  expect(todosOf()).toBeUndefined();
  write('[{"id":"1","content":"Read\\u001b[2J","status":"in_progress","priority":"high"},7]');
  const first = todosOf();
  expect(first?.todos).toEqual([
    { text: expect.not.stringContaining('\u001b') as string, status: 'in_progress', priority: 'high' },
  ]);
  expect(todosOf()).toBe(first);
  write('[{"content":"Re');
  expect(todosOf()?.todos).toEqual(first?.todos);
  write('[{"content":"Read","status":"completed","priority":"odd"}]');
  expect(todosOf()?.todos).toEqual([{ text: 'Read', status: 'completed', priority: '' }]);
});

it('leaves alone what is named like no session', () => {
  writeFileSync(path.join(root, 'secret.json'), '[{"content":"secret","status":"pending"}]');
  expect(new StorageDetails().read(new Map([['../secret', root]])).size).toBe(0);
});

it('shows them with the session’s state, which its figures tell', async () => {
  const bench = new ServiceBench(null);
  try {
    const id = 'ses_e05ad695dffeaLxQeNmpS00XRP';
    const data = path.join(bench.root, 'data');
    cpSync(path.resolve('test/fixtures/opencode/v1.1-json/storage'), path.join(data, 'storage'), { recursive: true });
    bench.now = 1_795_201_079_453 + 60_000;
    bench.agents = [agentProcess({ pid: 7, started: bench.now - 3_600_000, argv: ['opencode', '-s', id] })];
    await bench.service.api.configure(bench.options());
    await bench.service.api.refresh();
    const look = async () => (await bench.service.api.live()).sessions.find((one) => one.id === id);
    const before = await look();
    expect(before).toMatchObject({ todos: [], process: { pid: 7 } });
    mkdirSync(path.join(data, 'storage', 'todo'), { recursive: true });
    writeFileSync(path.join(data, 'storage', 'todo', `${id}.json`), '[{"content":"Read","status":"in_progress"}]');
    expect(await look()).toEqual({ ...before, todos: [{ text: 'Read', status: 'in_progress', priority: '' }] });
  } finally {
    await bench.dispose();
  }
});
