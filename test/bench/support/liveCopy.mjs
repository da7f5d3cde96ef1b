// A copy of a database in which another process commits as OpenCode does.
import { spawn } from 'node:child_process';
import { constants, copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

const writerScript = path.resolve(import.meta.dirname, '../measures/writer.mjs');

/** Makes the copy beside the original; `commit` does what the writer knows by that name. */
export async function makeLiveCopy(source, sqliteNode) {
  const copy = path.join(path.dirname(source), 'live.db');
  copyFileSync(source, copy, constants.COPYFILE_FICLONE);
  const writer = spawn(sqliteNode, ['--no-warnings', writerScript, copy], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readline.createInterface({ input: writer.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    copy,
    async commit(kind) {
      writer.stdin.write(`${kind}\n`);
      await lines.next();
    },
    /** Has the writer end; the copy stays. */
    async close() {
      writer.stdin.end();
      await new Promise((resolve) => writer.once('close', resolve));
    },
    remove() {
      for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
    },
  };
}
