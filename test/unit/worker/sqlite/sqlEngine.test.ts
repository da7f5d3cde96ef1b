import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { loadSqlEngine } from '../../../../src/worker/sqlite/sqlEngine.ts';
import { countMessages, usePlayground } from './support/playground.ts';

const playground = usePlayground();
const { native, file, reader, create } = playground;

describe('the engine', () => {
  it('still makes ordinary databases in memory', async () => {
    await create(file(), 10);
    expect(countMessages(reader(file()))).toBe(10);
    const database = new playground.engine.SQL.Database();
    database.run("CREATE TABLE t(a); INSERT INTO t VALUES ('x')");
    expect(database.prepare('SELECT a FROM t').step()).toBe(true);
    expect(new TextDecoder().decode(database.export().subarray(0, 15))).toBe('SQLite format 3');
    database.close();
    expect(countMessages(reader(file()))).toBe(10);
  });

  it('reads several databases at once', async () => {
    await create(file('a.db'), 10);
    await create(file('b.db'), 20);
    const [a, b] = [reader(file('a.db')), reader(file('b.db'))];
    const both = a.read((one) => {
      const count = 'SELECT count(*) FROM message';
      return [one.all(count), b.read((two) => two.all(count)), one.all(count)].flat(2);
    });
    expect(both).toEqual([10, 20, 10]);
  });

  it('does not grow with what it reads', async () => {
    await create(file(), 20_000);
    const live = reader(file());
    countMessages(live);
    const before = playground.engine.memoryBytes();
    for (let i = 0; i < 10; i++) countMessages(live);
    expect(playground.engine.memoryBytes()).toBe(before);
    expect(before).toBeLessThan(40e6);
  });

  it('streams rows, also of a query inside the same query', async () => {
    await create(file(), 5);
    const seen: unknown[] = [];
    reader(file()).read((snapshot) => {
      seen.length = 0;
      const sql = 'SELECT rowid FROM message WHERE rowid <= ? ORDER BY rowid';
      snapshot.each(sql, [2], ([outer]) => snapshot.each(sql, [3], ([inner]) => seen.push([outer, inner])));
    });
    expect(seen).toEqual([1, 2].flatMap((outer) => [1, 2, 3].map((inner) => [outer, inner])));
  });

  it('binds and returns every kind of value', async () => {
    await native.run(file(), 'CREATE TABLE t(a)');
    const values = [1, -1.5, 2 ** 52, 'ä\u{1f600}', Uint8Array.of(0, 1, 255), null];
    const [row] = reader(file()).read((snapshot) => snapshot.all('SELECT ?, ?, ?, ?, ?, ?', values));
    expect(row).toEqual(values);
  });

  it('runs from a bundle with the WebAssembly beside it', async () => {
    await create(file(), 10);
    const outfile = file('bundle.cjs');
    const source = path.resolve(import.meta.dirname, '../../../../src/worker/sqlite');
    await esbuild.build({
      stdin: {
        contents: `import { loadSqlEngine } from './sqlEngine.ts';
          import { LiveDatabase } from './liveDatabase.ts';
          void loadSqlEngine().then((engine) => {
            const live = new LiveDatabase(engine, process.argv[2]);
            console.log(live.read((snapshot) => snapshot.all('SELECT count(*) FROM message')));
          });`,
        resolveDir: source,
        loader: 'ts',
      },
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
    });
    const wasm = path.resolve(source, '../../../node_modules/sql.js/dist/sql-wasm.wasm');
    fs.copyFileSync(wasm, file('sql-wasm.wasm'));
    const output = execFileSync(process.execPath, [outfile, file()], { cwd: file('.'), encoding: 'utf8' });
    expect(output.trim()).toBe('[ [ 10 ] ]');
  });

  it('can be loaded twice', async () => {
    const second = await loadSqlEngine();
    second.close();
  });
});
