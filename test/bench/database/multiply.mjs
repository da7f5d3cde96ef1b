// Multiplies a made database by copying its rows within SQLite, new ids and all else the same: ten gigabytes in minutes.
// Usage: node multiply.mjs SOURCE TARGET WHOLE MESSAGES EVENTS NAME
// WHOLE times everything, MESSAGES times the messages alone besides (into the sessions of the first copies), EVENTS rows of the
// event table, which OpenCode fills and nobody here may scan; NAME (one letter) tells the ids of databases of one source apart.
import { copyFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [source, target, ...rest] = process.argv.slice(2);
const [whole, messagesAlone, events] = rest.slice(0, 3).map(Number);
const name = rest[3];
const eventLength = 460; // the mean of a real one

for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
if (name === '-') copyFileSync(source, target);
const database = new DatabaseSync(target, { enableForeignKeyConstraints: false });
// From WAL there is no direct way to no journal.
database.exec('PRAGMA journal_mode=delete; PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA cache_size=-400000');
if (name !== '-') makeEmpty();
else database.exec(`ATTACH '${source}' AS made`);
const indexes = database
  .prepare(
    "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('part', 'message', 'session', 'event')",
  )
  .all();
for (const index of indexes) database.exec(`DROP INDEX main.${index.name}`);

const columns = (table) =>
  database
    .prepare(`PRAGMA main.table_info(${table})`)
    .all()
    .map((column) => column.name);
const keys = new Set(['id', 'session_id', 'message_id', 'parent_id']);

database.exec('BEGIN');
const first = name === '-' ? 1 : 0;
for (let copy = first; copy < whole; copy++)
  for (const table of ['session', 'message', 'part']) copyRows(table, copy, copy);
for (let copy = whole; copy < whole + messagesAlone; copy++) copyRows('message', copy, copy % whole);
fillEvents();
database.exec('COMMIT');
for (const index of indexes) database.exec(index.sql);
database.exec('PRAGMA journal_mode=wal');
database.close();

/** Ids of a copy differ from the original's in two of their random characters; a copy's sessions may be another's. */
function copyRows(table, copy, sessions) {
  const idOf = (column, number) =>
    `substr(${column}, 1, 16) || '${name === '-' ? '~' : name}${number.toString(36)}' || substr(${column}, 19)`;
  const values = columns(table).map((column) => {
    if (!keys.has(column)) return column;
    const isSession = column === 'session_id' || column === 'parent_id' || table === 'session';
    const number = isSession ? sessions : copy;
    return number === 0 && name === '-' ? column : idOf(column, number);
  });
  database.exec(`INSERT INTO main.${table}(${columns(table).join()}) SELECT ${values.join()} FROM made.${table}`);
}

function makeEmpty() {
  database.exec(`ATTACH '${source}' AS made`);
  const objects = database
    .prepare("SELECT type, sql FROM made.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all();
  for (const { type, sql } of objects) if (type === 'table') database.exec(sql);
  for (const { type, sql } of objects) if (type !== 'table') database.exec(sql);
  database.exec(
    'INSERT INTO main.project SELECT * FROM made.project; INSERT INTO main.migration SELECT * FROM made.migration',
  );
}

/** As OpenCode writes them: an aggregate is a session. */
function fillEvents() {
  database.exec(`WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${events})
    INSERT INTO main.event(id, aggregate_id, seq, type, data)
    SELECT printf('evt_%012x~bench', n), 'ses_bench' || (n / 100), n % 100, 'message.part.updated.1',
      printf('{"sessionID":"ses_bench%d","text":"%s"}', n / 100, printf('%.${eventLength - 40}c', 'x')) FROM numbers WHERE ${events} > 0`);
}
