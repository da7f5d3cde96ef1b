// Writes for ever. Whatever it does, after each transaction these are equal: the sum of all costs inside the messages, the
// sum of their copies in `mirror`, and `counter`. Arguments: database, journal plan (wal or mixed), longest rest in ms.
import type { DatabaseSync } from 'node:sqlite';
import { between, chance, oneOf, restUpTo } from './chance.ts';
import { checkpoint, connect, isLocked, untilUnlocked } from './connection.ts';

const [path = '', plan = 'wal', longestRestMs = '0'] = process.argv.slice(2);
const mostMessages = 1500;
const mostParts = 600;

const schema = `
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS message(id TEXT PRIMARY KEY, session_id TEXT, data TEXT);
  CREATE INDEX IF NOT EXISTS message_session ON message(session_id);
  CREATE TABLE IF NOT EXISTS mirror(id TEXT PRIMARY KEY, cost INTEGER);
  CREATE TABLE IF NOT EXISTS part(id INTEGER PRIMARY KEY, data TEXT);
  CREATE TABLE IF NOT EXISTS counter(id INTEGER PRIMARY KEY, total INTEGER, messages INTEGER, seq INTEGER);
  INSERT OR IGNORE INTO counter VALUES (1, 0, 0, 0);
  COMMIT;`;

const dataOf = (cost: number): string => JSON.stringify({ cost, pad: 'x'.repeat(oneOf([50, 300, 900, 6000])) });
const numberOf = (database: DatabaseSync, sql: string, ...values: string[]): number =>
  Number(Object.values(database.prepare(sql).get(...values) ?? {})[0]);

function changeOneMessage(database: DatabaseSync, known: string[], count: number): { cost: number; messages: number } {
  const dice = Math.random();
  const cost = between(1, 1000);
  const id = dice < 0.5 && count < mostMessages ? undefined : known.pop();
  if (id === undefined) {
    if (count >= mostMessages) return { cost: 0, messages: 0 };
    const fresh = `msg_${between(1, 2 ** 48).toString(16)}`;
    const session = `ses_${between(0, 20)}`;
    database.prepare('INSERT INTO message VALUES (?, ?, ?)').run(fresh, session, dataOf(cost));
    database.prepare('INSERT INTO mirror VALUES (?, ?)').run(fresh, cost);
    return { cost, messages: 1 };
  }
  const before = numberOf(database, 'SELECT cost FROM mirror WHERE id = ?', id);
  if (dice < 0.8) {
    database.prepare('UPDATE message SET data = ? WHERE id = ?').run(dataOf(cost), id);
    database.prepare('UPDATE mirror SET cost = ? WHERE id = ?').run(cost, id);
    return { cost: cost - before, messages: 0 };
  }
  database.prepare('DELETE FROM message WHERE id = ?').run(id);
  database.prepare('DELETE FROM mirror WHERE id = ?').run(id);
  return { cost: -before, messages: -1 };
}

function transaction(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const known = database.prepare('SELECT id FROM message ORDER BY random() LIMIT 40').all();
  const ids = known.map((row) => String(row['id']));
  const count = numberOf(database, 'SELECT count(*) FROM message');
  const sum = { cost: 0, messages: 0 };
  for (let left = oneOf([1, 1, 1, 3, 10, 40]); left > 0; left--) {
    const change = changeOneMessage(database, ids, count + sum.messages);
    sum.cost += change.cost;
    sum.messages += change.messages;
    if (chance(0.3)) database.prepare('INSERT INTO part(data) VALUES (?)').run('y'.repeat(between(100, 30_000)));
  }
  if (numberOf(database, 'SELECT count(*) FROM part') > mostParts) {
    database.exec('DELETE FROM part WHERE id IN (SELECT id FROM part ORDER BY random() LIMIT 200)');
  }
  const counter = 'UPDATE counter SET total = total + ?, messages = messages + ?, seq = seq + 1';
  database.prepare(counter).run(sum.cost, sum.messages);
  database.exec(chance(0.1) ? 'ROLLBACK' : 'COMMIT');
}

/** Now and then something that moves the ground: a checkpoint, VACUUM, leaving and coming back, another journal mode. */
function upheaval(database: DatabaseSync): DatabaseSync {
  const dice = Math.random();
  if (dice < 0.08) checkpoint(database);
  else if (dice < 0.083) database.exec('VACUUM');
  else if (dice < 0.095) {
    database.close();
    return connect(path);
  } else if (dice < 0.105 && plan === 'mixed') {
    database.prepare(`PRAGMA journal_mode = ${oneOf(['delete', 'truncate', 'persist', 'wal', 'wal', 'wal'])}`).all();
  }
  return database;
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // there was none to roll back
  }
}

let database = connect(path);
untilUnlocked(() => database.exec(schema));
for (;;) {
  try {
    transaction(database);
    database = upheaval(database);
  } catch (error) {
    if (!isLocked(error)) console.error('writer:', error);
    rollBack(database);
  }
  restUpTo(Number(longestRestMs));
}
