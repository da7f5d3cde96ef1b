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
export function ensureDatabase(size, sqliteNode, log) {
  mkdirSync(outFolder, { recursive: true });
  copyFileSync(fixture, source); // a fixture is never opened in place
  const counts = [size.sessions, size.messages, size.parts].map(String);
  const file = path.join(outFolder, `${size.name}.db`);
  return ensure(file, log, (making) => run(sqliteNode, maker('make.mjs', source, making, counts), { quiet: true }));
}

/** Ten gigabytes out of two, an event table filled, and four smaller databases beside it: 20,000 sessions, a million requests. */
export async function ensureHuge(sqliteNode, log) {
  const full = await ensureDatabase(sizes.full, sqliteNode, log);
  const small = await ensureDatabase(sizes.default, sqliteNode, log);
  const multiplied = (from, name, counts) => {
    const folder = path.join(outFolder, `huge-${name}`);
    mkdirSync(folder, { recursive: true });
    return ensure(path.join(folder, 'opencode.db'), log, (making) =>
      run(sqliteNode, maker('multiply.mjs', from, making, counts), { quiet: true }),
    );
  };
  const big = await multiplied(full.file, 'a', ['4', '4', '1500000', '-']);
  const others = [];
  for (const name of ['b', 'c', 'd', 'e']) others.push(await multiplied(small.file, name, ['1', '0', '0', name]));
  return { full, big, folders: [big, ...others] };
}

/** What is big and easily made again is not kept. */
export function removeHuge() {
  for (const name of readdirSync(outFolder)) {
    if (name.startsWith('huge-')) rmSync(path.join(outFolder, name), { recursive: true, force: true });
  }
}

const maker = (name, from, making, counts) => ['--no-warnings', path.join(makers, name), from, making, ...counts];

async function ensure(file, log, make) {
  const stamp = `${file}.made-by`;
  const madeBy = fingerprint();
  if (!existsSync(file) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== madeBy) {
    log(`making ${path.relative(root, file)}, once`);
    rmSync(stamp, { force: true });
    const making = `${file}.making`;
    await make(making);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(making, file);
    for (const suffix of ['-wal', '-shm']) rmSync(making + suffix, { force: true });
    writeFileSync(stamp, madeBy);
  }
  return { file, bytes: statSync(file).size };
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(fixture));
  for (const name of readdirSync(makers).sort()) hash.update(readFileSync(path.join(makers, name)));
  return hash.digest('hex');
}
