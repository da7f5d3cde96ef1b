import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { LinuxProcesses } from '../../../../src/worker/processes/linuxProcesses.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'agent-')));
let child: ChildProcess | null = null;
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(process.platform === 'linux')(
  'finds a process named opencode, its folder and its start, and misses it when it ends',
  async () => {
    const before = Date.now();
    child = spawn('sleep', ['60'], { argv0: 'opencode', cwd: folder, stdio: 'ignore' });
    const mine = async (): Promise<unknown> =>
      (await new LinuxProcesses().list())?.find(({ pid }) => pid === child?.pid);
    await vi.waitFor(async () => expect(await mine()).toMatchObject({ directory: folder }));
    const { started } = (await mine()) as { started: number };
    expect(Math.abs(started - before)).toBeLessThan(3000);
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await mine()).toBeUndefined());
  },
);

it('says that it does not know where there is no /proc', async () => {
  expect(await new LinuxProcesses('/nowhere').list()).toBeNull();
});

describe.runIf(process.platform === 'linux')('for real', () => {
  it('tells parent, memory, command line, processor time and the databases it holds open', async () => {
    const file = path.join(folder, 'opencode.db');
    writeFileSync(file, '');
    child = spawn('sh', ['-c', 'while :; do :; done', 'x'], {
      argv0: 'opencode',
      cwd: folder,
      stdio: ['ignore', openSync(file, 'r'), 'ignore'],
    });
    const lister = new LinuxProcesses();
    const mine = async () => (await lister.list())?.find(({ pid }) => pid === child?.pid);
    await vi.waitFor(async () => expect((await mine())?.cpuMs).toBeGreaterThan(20));
    const found = await mine();
    expect(found).toMatchObject({ agent: 'opencode', openFiles: [file], tty: '' });
    expect(found?.argv.slice(0, 2)).toEqual(['opencode', '-c']);
    expect(found?.ancestors[0]).toBe(process.pid);
    expect(found?.memoryBytes).toBeGreaterThan(100_000);
    expect(lister.trouble).toBeNull();
  });
});

/** A /proc of our own. */
class FakeProc {
  readonly root = mkdtempSync(path.join(folder, 'proc-'));

  constructor() {
    writeFileSync(path.join(this.root, 'stat'), 'cpu 1 2 3\nbtime 1000000\n');
  }

  add(pid: number, argv: readonly string[], { start = 500, parent = 1, tty = 34_820, cwd = '/repo' } = {}): void {
    const at = path.join(this.root, String(pid));
    rmSync(at, { recursive: true, force: true });
    mkdirSync(path.join(at, 'fd'), { recursive: true });
    writeFileSync(path.join(at, 'cmdline'), `${argv.join('\0')}\0`);
    const rest = [parent, pid, pid, tty, 0, 0, 0, 0, 0, 0, 7, 3, 0, 0, 20, 0, 1, 0, start, 0, 250].join(' ');
    writeFileSync(path.join(at, 'stat'), `${pid} (a) S (\u001b[2J) S ${rest}`);
    if (cwd !== '') symlinkSync(cwd, path.join(at, 'cwd'));
    symlinkSync('/data/opencode.db-wal', path.join(at, 'fd', '3'));
    symlinkSync('/data/log/opencode.log (deleted)', path.join(at, 'fd', '4'));
    symlinkSync('/etc/passwd', path.join(at, 'fd', '5'));
  }
}

describe('recorded', () => {
  it('reads every field of one process', async () => {
    const proc = new FakeProc();
    proc.add(40, ['/bin/bash']);
    proc.add(41, ['opencode', '-s', 'ses_abcdef'], { parent: 40 });
    expect(await new LinuxProcesses(proc.root, 0).list()).toEqual([
      {
        pid: 41,
        identity: '41@500',
        agent: 'opencode',
        ancestors: [40],
        tty: 'pts/4',
        directory: '/repo',
        started: 1_000_005_000,
        cpuMs: 100,
        memoryBytes: 1_024_000,
        argv: ['opencode', '-s', 'ses_abcdef'],
        openFiles: ['/data/opencode.db-wal', '/data/log/opencode.log (deleted)'],
      },
    ]);
  });

  it('keeps a process whose folder is denied, and says what is missing', async () => {
    const proc = new FakeProc();
    proc.add(41, ['opencode'], { cwd: '' });
    const lister = new LinuxProcesses(proc.root, 0);
    expect(await lister.list()).toMatchObject([{ pid: 41, directory: null }]);
    expect(lister.trouble).toBe('no-folders');
  });

  it('looks for new processes now and then, at the known ones each time', async () => {
    const proc = new FakeProc();
    proc.add(41, ['opencode']);
    const lister = new LinuxProcesses(proc.root, 60_000);
    expect(await lister.list()).toHaveLength(1);
    proc.add(42, ['opencode']);
    expect(await lister.list()).toHaveLength(1);
    rmSync(path.join(proc.root, '41'), { recursive: true });
    expect(await lister.list()).toHaveLength(0);
  });

  it('sees a shell become an agent, and another process take the number of an agent', async () => {
    const proc = new FakeProc();
    const lister = new LinuxProcesses(proc.root, 0);
    proc.add(41, ['sh']);
    expect(await lister.list()).toEqual([]);
    proc.add(41, ['opencode']);
    expect(await lister.list()).toMatchObject([{ identity: '41@500' }]);
    proc.add(41, ['opencode', 'run', 'x'], { start: 900 });
    expect(await lister.list()).toMatchObject([{ identity: '41@900', argv: ['opencode', 'run', 'x'] }]);
    proc.add(41, ['vim'], { start: 950 });
    expect(await lister.list()).toEqual([]);
  });

  it('reads of an agent it knows only what moves, and its ancestors again when its parent is another', async () => {
    const proc = new FakeProc();
    proc.add(39, ['tmux']);
    proc.add(40, ['/bin/bash'], { parent: 39 });
    proc.add(41, ['opencode'], { parent: 40 });
    const lister = new LinuxProcesses(proc.root, 60_000);
    const first = await lister.list();
    expect(first).toMatchObject([{ ancestors: [40, 39] }]);
    rmSync(path.join(proc.root, '41', 'fd'), { recursive: true });
    rmSync(path.join(proc.root, '41', 'cmdline'));
    expect(await lister.list()).toEqual(first);
    proc.add(41, ['opencode'], { parent: 39 });
    expect(await lister.list()).toMatchObject([{ ancestors: [39] }]);
  });

  it('finds the database an agent opens after it was first seen', async () => {
    const proc = new FakeProc();
    proc.add(41, ['opencode']);
    const handles = path.join(proc.root, '41', 'fd');
    rmSync(handles, { recursive: true });
    mkdirSync(handles);
    const lister = new LinuxProcesses(proc.root, 0);
    expect(await lister.list()).toMatchObject([{ openFiles: [] }]);
    symlinkSync('/data/opencode.db', path.join(handles, '3'));
    expect(await lister.list()).toMatchObject([{ openFiles: ['/data/opencode.db'] }]);
  });
});
