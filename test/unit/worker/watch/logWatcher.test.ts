import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LogWatcher } from '../../../../src/worker/watch/logWatcher.ts';

/** Generous for a busy machine. */
const soon = { timeout: 5000, interval: 10 };

let root: string;
let project: string;
let watcher: LogWatcher;
const onChange = vi.fn<(paths: readonly string[]) => void>();

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'logs-'));
  project = path.join(root, '-code-shop');
  mkdirSync(project);
  writeFileSync(path.join(project, 'one.jsonl'), '{}\n');
  onChange.mockClear();
  watcher = new LogWatcher({ root, folders: () => [], onChange });
});
afterEach(() => {
  watcher.dispose();
  rmSync(root, { recursive: true, force: true });
});

const told = (): readonly string[] => onChange.mock.calls.flatMap(([paths]) => paths);
const hasLookedAtAll = (): boolean => onChange.mock.calls.some(([paths]) => paths.length === 0);

it('names the log that was appended to, and no other', async () => {
  writeFileSync(path.join(project, 'two.jsonl'), '{}\n');
  await vi.waitFor(() => expect(told()).toContain(path.join(project, 'two.jsonl')), soon);
  onChange.mockClear();
  appendFileSync(path.join(project, 'one.jsonl'), '{}\n');
  await vi.waitFor(() => expect(told()).toContain(path.join(project, 'one.jsonl')), soon);
  expect(told()).not.toContain(path.join(project, 'two.jsonl'));
});

it('tells a burst of lines a few times, the last one included', async () => {
  const file = path.join(project, 'one.jsonl');
  for (let line = 0; line < 300; line++) appendFileSync(file, '{}\n');
  await vi.waitFor(() => expect(told()).toContain(file), soon);
  expect(onChange.mock.calls.length).toBeLessThan(10);
  onChange.mockClear();
  appendFileSync(file, '{"last":true}\n');
  await vi.waitFor(() => expect(told()).toContain(file), soon);
});

it('asks for a look at all when a project, or a folder of agents, comes', async () => {
  mkdirSync(path.join(root, '-code-new'));
  await vi.waitFor(() => expect(hasLookedAtAll()).toBe(true), soon);
  onChange.mockClear();
  const log = path.join(root, '-code-new', 'first.jsonl');
  writeFileSync(log, '{}\n');
  await vi.waitFor(() => expect(told()).toContain(log), soon);
  onChange.mockClear();
  mkdirSync(path.join(project, 'one'));
  await vi.waitFor(() => expect(hasLookedAtAll()).toBe(true), soon);
});

it('is quiet about what is no log', async () => {
  writeFileSync(path.join(project, '0.bash.log'), 'output');
  writeFileSync(path.join(project, 'one.jsonl.tmp'), '{}\n');
  const log = path.join(project, 'later.jsonl');
  writeFileSync(log, '{}\n');
  await vi.waitFor(() => expect(told()).toContain(log), soon);
  expect(told().every((file) => file.endsWith('.jsonl'))).toBe(true);
  expect(hasLookedAtAll()).toBe(false);
});

it('says nothing any more once it is disposed of', async () => {
  watcher.dispose();
  appendFileSync(path.join(project, 'one.jsonl'), '{}\n');
  const second = vi.fn();
  const other = new LogWatcher({ root, folders: () => [], onChange: second });
  appendFileSync(path.join(project, 'one.jsonl'), '{}\n');
  await vi.waitFor(() => expect(second).toHaveBeenCalled(), soon);
  other.dispose();
  expect(onChange).not.toHaveBeenCalled();
});
