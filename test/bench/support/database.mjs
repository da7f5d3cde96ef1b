// The bench's own database, made once and kept in out/bench.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../../scripts/support/run.mjs';
import { outFolder, root } from './paths.mjs';

const fixture = path.join(root, 'test/fixtures/opencode/small/opencode.db');
/** The small real database that everything is multiplied from. */
export const source = path.join(outFolder, 'source.db');

const makers = path.join(root, 'test/bench/database');

export const sizes = {
  default: { name: '200mb', sessions: 500, messages: 20_000, parts: 100_003 },
  full: { name: '2gb', sessions: 5_000, messages: 200_000, parts: 1_000_024 },
};

/** The database of this size, made when missing or when its maker has changed. */
export async function ensureDatabase(size, sqliteNode, log) {
  mkdirSync(outFolder, { recursive: true });
  copyFileSync(fixture, source); // a fixture is never opened in place
  const file = path.join(outFolder, `${size.name}.db`);
  const stamp = `${file}.made-by`;
  const maker = fingerprint();
  if (!existsSync(file) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== maker) {
    log(`making ${path.relative(root, file)} (${size.messages} messages, ${size.parts} parts), once`);
    rmSync(stamp, { force: true });
    const making = `${file}.making`;
    const counts = [size.sessions, size.messages, size.parts].map(String);
    await run(sqliteNode, ['--no-warnings', path.join(makers, 'make.mjs'), source, making, ...counts], { quiet: true });
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(making, file);
    for (const suffix of ['-wal', '-shm']) rmSync(making + suffix, { force: true });
    writeFileSync(stamp, maker);
  }
  return { file, bytes: statSync(file).size };
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(fixture));
  for (const name of readdirSync(makers).sort()) hash.update(readFileSync(path.join(makers, name)));
  return hash.digest('hex');
}
