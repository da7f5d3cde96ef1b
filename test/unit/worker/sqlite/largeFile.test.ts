import fs from 'node:fs';
import { expect, it } from 'vitest';
import { usePlayground } from './support/playground.ts';

const playground = usePlayground();
const { native, file, reader } = playground;

const pageSize = 65_536;
const farPage = 80_000;

it.skipIf(process.platform === 'win32')('reads behind 4 GB', async () => {
  // A table whose only page is moved far out; the hole between takes no room on disk.
  const database = new playground.engine.SQL.Database();
  database.run(`PRAGMA page_size = ${pageSize}; CREATE TABLE t(a); INSERT INTO t VALUES ('near'), ('far')`);
  database.run(`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = ${farPage} WHERE name = 't'`);
  fs.writeFileSync(file(), database.export());
  database.close();
  const descriptor = fs.openSync(file(), 'r+');
  const page = Buffer.alloc(pageSize);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(farPage);
  fs.readSync(descriptor, page, 0, pageSize, pageSize);
  fs.writeSync(descriptor, page, 0, pageSize, (farPage - 1) * pageSize);
  fs.writeSync(descriptor, count, 0, 4, 28);
  fs.closeSync(descriptor);
  expect(fs.statSync(file()).size).toBeGreaterThan(2 ** 32);

  const rows = await native.all(file(), 'SELECT a FROM t');
  expect(rows).toEqual([['near'], ['far']]);
  const live = reader(file());
  expect(live.read((snapshot) => snapshot.all('SELECT a FROM t'))).toEqual(rows);
  expect(live.read((snapshot) => snapshot.pageCount)).toBe(farPage);

  const writer = await native.open(file());
  await writer.run("PRAGMA journal_mode = wal; INSERT INTO t VALUES ('in the log')");
  expect(live.read((snapshot) => snapshot.all('SELECT a FROM t'))).toEqual([...rows, ['in the log']]);
});
