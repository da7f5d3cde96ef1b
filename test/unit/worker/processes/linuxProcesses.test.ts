import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { linuxProcesses } from '../../../../src/worker/processes/linuxProcesses.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'agent-')));
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it.runIf(process.platform === 'linux')(
  'finds a process named opencode, its folder and its start, and misses it when it ends',
  async () => {
    const before = Date.now();
    child = spawn('sleep', ['60'], { argv0: 'opencode', cwd: folder, stdio: 'ignore' });
    const mine = async (): Promise<unknown> => (await linuxProcesses().list())?.find(({ pid }) => pid === child?.pid);
    await vi.waitFor(async () => expect(await mine()).toMatchObject({ directory: folder }));
    const { started } = (await mine()) as { started: number };
    expect(Math.abs(started - before)).toBeLessThan(3000);
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await mine()).toBeUndefined());
  },
);

it('says that it does not know where there is no /proc', async () => {
  expect(await linuxProcesses('/nowhere').list()).toBeNull();
});
