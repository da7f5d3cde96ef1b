// What a program asked of the kernel: files, locks and sockets, of all its threads and children (Linux).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findExecutable, run } from '../../../scripts/support/run.mjs';

/** The path of strace, installed with apt-get when missing and possible; undefined where there is none. */
export async function ensureStrace() {
  if (process.platform !== 'linux') return undefined;
  if (!findExecutable('strace') && findExecutable('apt-get') && process.getuid?.() === 0) {
    await run('apt-get', ['-q', 'update'], { quiet: true }).catch(() => undefined);
    await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'strace'], { quiet: true }).catch(
      () => undefined,
    );
  }
  return findExecutable('strace');
}

/** Runs `node` with these arguments under strace; returns the lines of the trace. */
export async function traced(strace, args, options) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'trace-'));
  const file = path.join(folder, 'trace');
  const watched = 'trace=%file,%network,fcntl,flock,ftruncate,fchmod,fchown';
  try {
    await run(strace, ['-f', '-qq', '-y', '-s', '4096', '-e', watched, '-o', file, process.execPath, ...args], {
      ...options,
      quiet: true,
    });
    return readFileSync(file, 'utf8').split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
