// Runs under a Node with node:sqlite: changes a database in every way OpenCode and its user can, until it is killed.
// Arguments: the database, the longest rest between two transactions (ms), the share of transactions after which the log
// is emptied, how many messages and parts to add first.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

const [file = '', longestRest = '30', truncations = '0', messages = '0', parts = '0'] = process.argv.slice(2);

const open = (): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('pragma foreign_keys = on; pragma synchronous = off');
  return database;
};

let database = open();
let serial = 0;
const chance = (share: number): boolean => Math.random() < share;
const below = (limit: number): number => Math.floor(Math.random() * limit);
const number = (sql: string): number => Number(Object.values(database.prepare(sql).get() ?? { none: 0 })[0] ?? 0);
const someRow = (table: string): number => {
  const rowid = below(number(`select ifnull(max(rowid), 0) from ${table}`)) + 1;
  return number(`select min(rowid) from ${table} where rowid >= ${rowid}`);
};
const recentRow = (table: string): number => number(`select max(rowid) from ${table}`) - below(3);
const newId = (prefix: string): string => `${prefix}_${process.pid}_${++serial}_${Date.now().toString(36)}`;

function assistant(): string {
  const error = chance(0.05) ? { error: { name: 'APIError', data: { message: 'x'.repeat(below(12_000)) } } } : {};
  const tokens = {
    input: below(9000),
    output: below(900),
    reasoning: below(90),
    cache: { read: below(9999), write: 0 },
  };
  const time = { created: Date.now(), ...(chance(0.8) ? { completed: Date.now() + 5 } : {}) };
  return JSON.stringify({
    ...error,
    role: 'assistant',
    cost: below(1e6) / 1e6,
    tokens,
    time,
    providerID: 'p',
    modelID: 'm',
  });
}

function tool(): string {
  const output = 'y'.repeat(chance(0.1) ? below(20_000) : below(300));
  const status = ['running', 'completed', 'error'][below(3)];
  return JSON.stringify({ type: 'tool', tool: 'bash', state: { status, output, time: { start: Date.now() } } });
}

function insert(): void {
  const session = someRow('session');
  const id = newId('msg');
  const text = chance(0.3) ? JSON.stringify({ role: 'user', time: { created: 1 } }) : assistant();
  database
    .prepare(
      'insert into message (id, session_id, time_created, time_updated, data) select ?, id, ?, ?, ? from session where rowid = ?',
    )
    .run(id, Date.now(), Date.now(), text, session);
  for (let count = below(4); count > 0; count--) {
    const data = chance(0.7) ? tool() : JSON.stringify({ type: 'text', text: 'z'.repeat(below(500)) });
    database
      .prepare(
        `insert into part (id, message_id, session_id, time_created, time_updated, data)
        select ?, id, session_id, ?, ?, ? from message where id = ?`,
      )
      .run(newId('prt'), Date.now(), Date.now(), data, id);
  }
}

const operations: readonly (readonly [weight: number, run: () => void])[] = [
  [40, insert],
  [20, () => update('message', recentRow('message'), assistant())],
  [10, () => update('message', someRow('message'), assistant())],
  [3, () => update('message', someRow('message'), JSON.stringify({ role: 'user' }))],
  [1, () => update('message', someRow('message'), '{"role":"assistant"')],
  [10, () => update('part', recentRow('part'), tool())],
  [5, () => update('part', someRow('part'), tool())],
  [
    5,
    () =>
      database.exec(
        `update session set time_updated = ${Date.now()}, title = 't${below(1e6)}' where rowid = ${someRow('session')}`,
      ),
  ],
  [8, () => database.exec(`delete from message where rowid = ${someRow('message')}`)],
  [2, () => deleteRange('message')],
  [2, () => deleteRange('part')],
  [1, replaceSession],
  [1, () => database.exec(`update project set name = 'n${below(9)}'`)],
];

function update(table: string, rowid: number, data: string): void {
  const { changes } = database
    .prepare(`update ${table} set data = ?, time_updated = ? where rowid = ?`)
    .run(data, Date.now(), rowid);
  // OpenCode moves its session along with what is in it.
  if (changes)
    database.exec(
      `update session set time_updated = ${Date.now()} where id = (select session_id from ${table} where rowid = ${rowid})`,
    );
}

function deleteRange(table: string): void {
  const first = someRow(table);
  database.exec(`delete from ${table} where rowid between ${first} and ${first + below(120)}`);
}

/** Its messages and parts go with it; another takes its place. */
function replaceSession(): void {
  const id = newId('ses');
  database.exec(`insert into session (id, project_id, slug, directory, title, version, summary_diffs, time_created, time_updated)
    select '${id}', project_id, 's', '/d', 't', '1', '${'d'.repeat(chance(0.3) ? below(9000) : 0)}', ${Date.now()}, ${Date.now()} from session limit 1`);
  database.exec(`delete from session where rowid = ${someRow('session')} and id <> '${id}'`);
}

/** Deletes are many: they rest while there is little left. */
function change(): void {
  if (number('select count(*) from message') < 120) {
    for (let count = 0; count < 10; count++) insert();
    return;
  }
  let at = below(operations.reduce((sum, [weight]) => sum + weight, 0));
  operations.find(([weight]) => (at -= weight) < 0)?.[1]();
}

// Columns by name: an earlier writer may have added some of its own.
database.exec(`insert into message (id, session_id, time_created, time_updated, data)
  select 'msg_more' || a.rowid || '_' || b.rowid, a.session_id, a.time_created, a.time_updated, a.data
  from message a, message b limit ${messages};
  insert into part (id, message_id, session_id, time_created, time_updated, data)
  select 'prt_more' || a.rowid || '_' || b.rowid, a.message_id, a.session_id, a.time_created, a.time_updated, a.data
  from part a, part b limit ${parts}; pragma journal_mode = wal`);
for (;;) {
  try {
    database.exec('begin immediate');
    for (let count = chance(0.05) ? 200 : 1 + below(6); count > 0; count--) change();
    database.exec(chance(0.05) ? 'rollback' : 'commit');
    if (chance(Number(truncations))) database.exec(`pragma wal_checkpoint(${chance(0.5) ? 'truncate' : 'restart'})`);
    if (chance(0.02)) database.exec('pragma wal_checkpoint(passive)');
    if (chance(0.002)) database.exec('vacuum');
    if (chance(0.001)) database.exec(`alter table message add column c${Date.now()}${serial} text`);
    if (chance(Number(truncations) / 4)) {
      database.close();
      database = open();
    }
  } catch (error) {
    // Two writers meet: the one that lost tries again.
    if (!/locked|busy/i.test(String(error))) throw error;
    try {
      database.exec('rollback');
    } catch {
      // There was nothing to roll back.
    }
  }
  await setTimeout(Math.random() * Number(longestRest));
}
