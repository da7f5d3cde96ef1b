// What happens on a developer's machine while an extension runs, each undone before it returns.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { reloadWindow } from '../../ui/support/reload.mjs';
import { query } from './sqlite.mjs';

/** By name: each takes the workbench, OpenCode's data folder and the agent that writes there. */
export const disturbances = {
  'a checkpoint empties the log': (_, data) =>
    void query(path.join(data, 'opencode.db'), 'pragma wal_checkpoint(truncate)'),

  'the window is reloaded': ({ page }) => reloadWindow(page),

  'the laptop sleeps': async ({ server }) => {
    // Everything of VS Code stands still while the clock and the agents go on.
    process.kill(-server.pid, 'SIGSTOP');
    await pause(3000);
    process.kill(-server.pid, 'SIGCONT');
  },

  'the log of OpenCode is rotated': (_, data) => {
    const file = path.join(data, 'log/opencode.log');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      'timestamp=2026-11-20T10:00:00Z level=INFO run=0123abcd message=loop session.id=ses_1 step=0\n'.repeat(2000),
    );
    renameSync(file, `${file}.1`);
    writeFileSync(file, '');
    truncateSync(`${file}.1`);
    rmSync(`${file}.1`);
  },

  'the database of another channel comes and goes': async (_, data) => {
    const other = path.join(data, 'opencode-dev.db');
    copyFileSync(path.join(data, 'opencode.db'), other);
    await pause(1500);
    for (const suffix of ['', '-wal', '-shm']) rmSync(other + suffix, { force: true });
  },

  'the database is away for a moment': async (_, data, writer) => {
    // An agent that starts meanwhile would make a database of its own.
    await writer.kill();
    const names = ['opencode.db', 'opencode.db-wal', 'opencode.db-shm'].map((name) => path.join(data, name));
    const there = names.filter((name) => existsSync(name));
    for (const name of there) renameSync(name, `${name}.away`);
    await pause(1500);
    for (const name of there.reverse()) renameSync(`${name}.away`, name);
  },
};
