import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DataWatcher } from '../../../../src/worker/watch/dataWatcher.ts';

let folder: string;
let database: string;
let watcher: DataWatcher | null = null;
const onDatabase = vi.fn();
const onFolders = vi.fn();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watch-'));
  database = path.join(folder, 'opencode.db');
  writeFileSync(database, 'one');
  onDatabase.mockClear();
  onFolders.mockClear();
});
afterEach(() => {
  watcher?.dispose();
  watcher = null;
  rmSync(folder, { recursive: true, force: true });
});

const start = (): void => {
  watcher = new DataWatcher({ databases: [database], folders: [folder], onDatabase, onFolders });
};

it('tells of a write to the database within 300 ms', async () => {
  start();
  appendFileSync(database, 'two');
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledWith(database), { timeout: 300, interval: 5 });
});

it('tells of a write to the wal within 300 ms', async () => {
  start();
  writeFileSync(`${database}-wal`, 'frames');
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledWith(database), { timeout: 300, interval: 5 });
});

it('tells a burst of writes a few times, the last write included', async () => {
  start();
  for (let write = 0; write < 200; write++) appendFileSync(`${database}-wal`, 'frame');
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(onDatabase.mock.calls.length).toBeLessThan(5);
  onDatabase.mockClear();
  appendFileSync(`${database}-wal`, 'last');
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledTimes(1), { timeout: 300, interval: 5 });
});

it('is quiet about other files', async () => {
  start();
  writeFileSync(path.join(folder, 'auth.json'), '{}');
  writeFileSync(`${database}-shm`, 'x');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(onDatabase).not.toHaveBeenCalled();
  expect(onFolders).not.toHaveBeenCalled();
});

it('tells of a new database in the folder', async () => {
  start();
  writeFileSync(path.join(folder, 'opencode-dev.db'), '');
  await vi.waitFor(() => expect(onFolders).toHaveBeenCalled(), { timeout: 300, interval: 5 });
});

it('tells that a database went', async () => {
  start();
  rmSync(database);
  await vi.waitFor(() => expect(onFolders).toHaveBeenCalled(), { timeout: 300, interval: 5 });
});

it('survives the deletion of the folder and follows the one that comes in its place', async () => {
  start();
  rmSync(folder, { recursive: true });
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledWith(database), { timeout: 1500 });
  mkdirSync(folder);
  await vi.waitFor(() => expect(onFolders).toHaveBeenCalled(), { timeout: 1500 });
  onDatabase.mockClear();
  writeFileSync(database, 'three');
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledWith(database), { timeout: 1000 });
});

it('sees a database that was replaced by rename', async () => {
  writeFileSync(`${database}.new`, 'other');
  start();
  renameSync(`${database}.new`, database);
  await vi.waitFor(() => expect(onDatabase).toHaveBeenCalledWith(database), { timeout: 300, interval: 5 });
});

it('notices the birth of a missing folder', async () => {
  const later = path.join(folder, 'a', 'b');
  watcher = new DataWatcher({ databases: [], folders: [later], onDatabase, onFolders });
  mkdirSync(later, { recursive: true });
  await vi.waitFor(() => expect(onFolders).toHaveBeenCalled(), { timeout: 1500 });
});

it('gives every handle back', async () => {
  const handles = (): number => process.getActiveResourcesInfo().filter((name) => /FSEvent|FSReq/.test(name)).length;
  const before = handles();
  for (let round = 0; round < 20; round++) {
    start();
    watcher?.dispose();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(handles()).toBe(before);
  appendFileSync(database, 'after');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(onDatabase).not.toHaveBeenCalled();
});
