import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgentLogNews } from '../../../../src/protocol/agentLogApi.ts';
import { agentLogFolders } from '../../../../src/worker/agentLog/agentLogFolders.ts';
import { AgentLogFollower } from '../../../../src/worker/agentLog/agentLogFollower.ts';

let folder: string;
let told: AgentLogNews[];
let follower: AgentLogFollower;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'log-')), 'log');
  mkdirSync(folder);
  told = [];
  follower = new AgentLogFollower({ folders: () => [folder], tell: (news) => void told.push(news) });
});
afterEach(() => {
  follower.stop();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const shared = (): string => path.join(folder, 'opencode.log');
const line = (second: number, text: string, level = 'INFO'): string =>
  `timestamp=2026-11-25T15:40:${String(second).padStart(2, '0')}.000Z level=${level} run=7f418d99 message="${text}"\n`;
const texts = (): string[] => told.flatMap(({ lines }) => lines.map(({ text }) => text));
const seen = (text: string): Promise<void> => vi.waitFor(() => expect(texts()).toContain(text), { timeout: 10_000 });

describe('following', () => {
  test('begins with what is there, then tells each line once', async () => {
    writeFileSync(shared(), line(1, 'one'));
    await follower.follow('');
    expect(told).toMatchObject([{ fresh: true, skipped: 0, folders: [folder] }]);
    appendFileSync(shared(), line(2, 'two', 'ERROR') + '    at its.place\n');
    await seen('at its.place');
    expect(texts()).toEqual(['one', 'two', 'at its.place']);
    expect(told.flatMap(({ lines }) => lines.map(({ level }) => level))).toEqual(['info', 'error', 'error']);
  });

  test('waits for the end of a line, and survives a letter cut in two', async () => {
    writeFileSync(shared(), '');
    await follower.follow('');
    const bytes = Buffer.from(line(1, 'grün'));
    appendFileSync(shared(), bytes.subarray(0, bytes.indexOf(0xbc)));
    await follower.follow('');
    appendFileSync(shared(), bytes.subarray(bytes.indexOf(0xbc)));
    await seen('grün');
  });

  test('goes on after the file was cut, and after it was replaced', async () => {
    writeFileSync(shared(), line(1, 'one') + line(2, 'two'));
    await follower.follow('');
    truncateSync(shared());
    appendFileSync(shared(), line(3, 'cut'));
    await seen('cut');
    renameSync(shared(), path.join(folder, 'opencode.1.old'));
    writeFileSync(shared(), line(4, 'a new and longer line than all before it together, so that no size tells'));
    await seen('a new and longer line than all before it together, so that no size tells');
  });

  test('reads the files of older versions too, in the order of their times', async () => {
    writeFileSync(path.join(folder, '2026-11-20T190423.log'), 'INFO  2026-11-20T19:04:23 +36ms service=db second\n');
    writeFileSync(path.join(folder, '2026-11-20T190000.log'), 'WARN  2026-11-20T19:00:00 +1ms service=db first\n');
    await follower.follow('');
    expect(texts()).toEqual(['service=db first', 'service=db second']);
    writeFileSync(path.join(folder, '2026-11-20T191500.log'), 'INFO  2026-11-20T19:15:00 +1ms service=db third\n');
    await seen('service=db third');
  });

  test('of one session tells its lines only, from further back', async () => {
    const other = line(1, 'session.id=ses_b noise of some length to fill the file with').repeat(12_000);
    writeFileSync(shared(), line(0, 'session.id=ses_a first') + other);
    await follower.follow('ses_a');
    expect(texts()).toEqual(['session.id=ses_a first']);
    appendFileSync(shared(), line(2, 'session.id=ses_b no') + line(3, 'session.id=ses_a yes'));
    await seen('session.id=ses_a yes');
    expect(texts()).toHaveLength(2);
  });

  test('never tells more than a bounded tail', async () => {
    writeFileSync(shared(), Array.from({ length: 3000 }, (_, index) => line(index % 60, `line ${index}`)).join(''));
    await follower.follow('');
    expect(texts()).toHaveLength(1000);
    told.length = 0;
    appendFileSync(shared(), Array.from({ length: 5000 }, (_, index) => line(30, `more ${index}`)).join(''));
    await seen('more 4999');
    expect(told.reduce((sum, { lines, skipped }) => sum + lines.length + skipped, 0)).toBe(5000);
  });

  test('survives a line of ten megabytes', async () => {
    writeFileSync(shared(), '');
    await follower.follow('');
    appendFileSync(shared(), `${line(1, `x${'y'.repeat(10 * 1024 * 1024)}`)}${line(2, 'after')}`);
    await seen('after');
    expect(told.flatMap(({ lines }) => lines.map(({ text }) => text.length)).every((length) => length < 2100)).toBe(
      true,
    );
  });

  test('of a folder that is not there tells nothing, until it is', async () => {
    rmSync(folder, { recursive: true });
    await follower.follow('');
    expect(told).toMatchObject([{ lines: [], fresh: true }]);
    mkdirSync(folder);
    writeFileSync(shared(), line(1, 'hello'));
    await seen('hello');
  });

  test('ends when nobody looks', async () => {
    writeFileSync(shared(), line(1, 'one'));
    await follower.follow('');
    follower.stop();
    appendFileSync(shared(), line(2, 'two'));
    const others: AgentLogNews[] = [];
    const other = new AgentLogFollower({ folders: () => [folder], tell: (news) => void others.push(news) });
    await other.follow('');
    appendFileSync(shared(), line(3, 'three'));
    const toldTheOther = (): string[] => others.flatMap(({ lines }) => lines.map(({ text }) => text));
    await vi.waitFor(() => expect(toldTheOther()).toContain('three'), { timeout: 10_000 });
    other.stop();
    expect(texts()).toEqual(['one']);
  });
});

test('the log lies in the data folders', () => {
  const machine = { platform: 'linux', home: '/home/me', env: {} } as const;
  expect(agentLogFolders(machine, [])).toEqual(['/home/me/.local/share/opencode/log']);
  expect(agentLogFolders(machine, ['~/data', '/x/opencode.db'])).toEqual(['/home/me/data/log', '/x/log']);
});
