// First index and start from cache, beside a native SQLite that is asked for the same sums.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findExecutable } from '../../../scripts/support/run.mjs';
import { source } from '../support/database.mjs';
import { outFolder } from '../support/paths.mjs';
import { checkQuery, firstIndexQueries, slimQueries, usageQuery } from '../support/nativeQueries.mjs';
import { measure, processorTime, takeTurns, timed } from '../support/processes.mjs';
import { line, time, times } from '../support/table.mjs';

const best = (results) => Math.min(...results.map(({ ms }) => ms));

/** Measures both ways to the first figures; also answers with the cache folder they left behind. */
export async function measureStarting({ database, sqliteNode, rounds }) {
  const cacheFolder = mkdtempSync(path.join(outFolder, 'cache-'));
  const fresh = () => {
    rmSync(cacheFolder, { recursive: true, force: true });
    return measure('firstIndex', [database, cacheFolder]);
  };
  const codeFolder = mkdtempSync(path.join(outFolder, 'cache-'));
  await fresh();
  await measure('keepCode', [database, cacheFolder, codeFolder]);
  const sqlite3 = findExecutable('sqlite3');
  const nativeArgs = ['-readonly', database, ...firstIndexQueries];
  const results = await takeTurns(rounds, {
    index: fresh,
    tiny: () => measure('firstIndex', [source, path.join(cacheFolder, 'tiny')]),
    cache: () => measure('cacheStart', [database, cacheFolder, codeFolder]),
    ...(sqlite3 && { sqlite3: () => timed(sqlite3, nativeArgs) }),
    ...(sqlite3 && { sqlite3Cpu: async () => ({ ms: await processorTime(sqlite3, nativeArgs) }) }),
    indexCpu: async () => ({ ms: (await fresh()).processor }),
    slim: () => timed(sqliteNode, ['--no-warnings', nativeNode, database, ...slimQueries]),
    nodeSqlite: () => timed(sqliteNode, ['--no-warnings', nativeNode, database, ...firstIndexQueries]),
  });
  const first = best(results.index);
  const native = results.sqlite3 ? best(results.sqlite3) : best(results.nodeSqlite);
  const cached = best(results.cache);
  const restored = Math.min(...results.cache.map((result) => result.restored));
  const nativeName = results.sqlite3 ? 'sqlite3 command' : 'node:sqlite';
  const { totals } = results.index.at(-1);
  const lines = [
    line('First index, all figures', time(first), {
      against: `${nativeName} ${time(native)}: ${times(first / native)}`,
      target: 'at most 2x',
      value: first / native,
      limit: 2,
    }),
    line('… beside node:sqlite', time(first), {
      against: `${time(best(results.nodeSqlite))}: ${times(first / best(results.nodeSqlite))}`,
    }),
    line('… beside sums by day and model alone', time(first), {
      against: `node:sqlite ${time(best(results.slim))}: ${times(first / best(results.slim))}`,
    }),
    line('… of a database with 31 sessions', time(best(results.tiny)), {
      against: 'what starting a thread costs',
    }),
    ...processorLine(results),
    line('Start from cache, figures in memory', time(restored), {
      against: `${times(restored / first)} of the first index`,
    }),
    line('Start from cache, up to date', time(cached), {
      against: `${times(cached / first)} of the first index`,
      target: 'at most 1/4',
      value: cached / first,
      limit: 0.25,
    }),
  ];
  return { lines, results, totals, first, cacheFolder };
}

/** Processor time is steadier than the clock where other work shares the machine. */
function processorLine({ indexCpu, sqlite3Cpu }) {
  const ours = best(indexCpu);
  const native = sqlite3Cpu && best(sqlite3Cpu);
  if (!Number.isFinite(native)) return [];
  const against = `sqlite3 command ${time(native)}: ${times(ours / native)}`;
  return [line('… in processor time, start of Node included', time(ours), { against })];
}

/** Compares what the index holds with SQLite's own sums. */
export function checkTotals(of) {
  return check(of, checkQuery);
}

/** The same without the tool calls, which take SQLite minutes to count in ten gigabytes. */
export function checkUsage({ totals: { toolCalls: _unread, ...totals }, ...of }) {
  return check({ ...of, totals }, usageQuery);
}

async function check({ database, totals, sqliteNode }, query) {
  const sql = `console.log(new (require('node:sqlite').DatabaseSync)(process.argv[1], { readOnly: true })
    .prepare(process.argv[2]).get().answer)`;
  const { output } = await timed(sqliteNode, ['--no-warnings', '-e', sql, database, query]);
  const expected = JSON.parse(output);
  const different = Object.keys(expected).filter((key) => Math.abs(expected[key] - totals[key]) > 0);
  const shown = different.map((key) => `${key}: ${totals[key]} instead of ${expected[key]}`).join(', ');
  return line('Sums equal to SQLite’s own', different.length === 0 ? 'yes, all' : `no: ${shown}`, {
    against: Object.entries(names)
      .flatMap(([key, name]) => (key in expected ? [`${expected[key]} ${name}`] : []))
      .join(', '),
    target: 'equal',
    value: different.length,
    limit: 0,
  });
}

const names = { sessions: 'sessions', requests: 'requests', toolCalls: 'tool calls' };

const nativeNode = path.resolve(import.meta.dirname, '../measures/nativeNode.mjs');
