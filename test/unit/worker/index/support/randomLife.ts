import type { NativeConnection } from '../../../../support/nativeSqlite.ts';
import type { Chance } from './chance.ts';
import { native } from './indexHarness.ts';

/** The tables of 2.x beside those of 1.x, as an upgrade makes them. */
export const secondTables = `drop table if exists session_message;
  create table session_v2 (id text primary key, project_id text not null, parent_id text, directory text not null, title text,
    version text, time_created integer, time_updated integer, time_archived integer);
  create table session_message (id text primary key, session_id text not null, type text not null, seq integer,
    time_created integer not null, time_updated integer not null, data text not null);
  create index session_message_session on session_message (session_id);
  insert into session_v2 select id, project_id, parent_id, directory, title, version, time_created, time_updated, null from session;
  insert into session_message select id, session_id, 'assistant', 1, time_created, time_updated,
    json_object('cost', 0.5, 'model', json_object('id', 'big', 'providerID', 'acme'), 'tokens', json_object('input', rowid, 'output', 3),
      'content', json_array(json_object('type', 'tool', 'id', 'c1', 'name', 'bash', 'state', json_object('status', 'completed', 'output', 'ok'))))
    from message where rowid % 2 = 0;`;

/** A writer that does to a database whatever OpenCode, its user and SQLite's own programs can do, by chance. */
export class RandomLife {
  readonly #file: string;
  readonly #chance: Chance;
  #writer: NativeConnection | null = null;
  #reader: NativeConnection | null = null;
  #serial = 0;
  /** What was done, for whoever has to find out what went wrong. */
  readonly done: string[] = [];

  constructor(file: string, chance: Chance) {
    this.#file = file;
    this.#chance = chance;
  }

  /** A few changes in one transaction, or something that no transaction can do. */
  async step(): Promise<void> {
    const chance = this.#chance;
    if (chance.below(10) === 0) return this.#run(this.#outside());
    const changes = Array.from({ length: 1 + chance.below(4) }, () => this.#change());
    await this.#run(`begin; ${changes.join('; ')}; ${chance.below(12) === 0 ? 'rollback' : 'commit'}`);
  }

  /** A checkpoint of any kind; or the writer leaves, and takes the log with it; or it is killed, and leaves it behind. */
  async checkpoint(): Promise<void> {
    const mode = this.#chance.pick([
      'passive',
      'full',
      'restart',
      'truncate',
      'truncate',
      'leave',
      'leave',
      'kill',
      'hold',
    ]);
    if (mode === 'leave') return this.close();
    if (mode === 'kill') return this.#kill();
    if (mode === 'hold') return this.#hold();
    await this.#run(`pragma wal_checkpoint(${mode})`);
  }

  async close(): Promise<void> {
    this.done.push('leave');
    await this.#reader?.close();
    await this.#writer?.close();
    this.#reader = this.#writer = null;
  }

  /** In the middle of a transaction so large that part of it stands in the log already. */
  async #kill(): Promise<void> {
    await this.#run(`pragma cache_size = 2; begin; update part set time_updated = 7, data = ${this.#part()}`);
    this.done.push('kill');
    await native.kill();
    this.#reader = this.#writer = null;
  }

  /** Somebody reads for a while: until then checkpoints go no further than what he sees, and the log is not begun anew. */
  async #hold(): Promise<void> {
    this.done.push('hold');
    await this.#run('select 1');
    await this.#reader?.close();
    this.#reader = this.#chance.below(2) === 0 ? null : await native.open(this.#file);
    await this.#reader?.run('begin; select count(*) from session');
  }

  async #run(sql: string): Promise<void> {
    // These wait for readers.
    if (/^(pragma journal_mode|vacuum|pragma wal_checkpoint\([^p])/.test(sql)) {
      await this.#reader?.close();
      this.#reader = null;
    }
    this.done.push(sql);
    this.#writer ??= await native.open(this.#file);
    await this.#writer.run(`pragma foreign_keys = ${this.#chance.below(4) === 0 ? 'off' : 'on'}`);
    await this.#writer.run(sql);
  }

  #change(): string {
    const chance = this.#chance;
    const now = Date.now();
    const id = (prefix: string): string => `${chance.below(25) === 0 ? 'other' : prefix}_r${++this.#serial}`;
    const table = chance.pick(['message', 'part', 'session_message'] as const);
    const row = this.#row(table);
    const range = `rowid between ${row} and ${row} + ${chance.below(60)}`;
    const message = `(select id from message where rowid >= ${this.#row('message')} limit 1)`;
    const session = `(select id from session where rowid >= ${this.#row('session')} limit 1)`;
    const rowid = chance.below(12) === 0 ? String(chance.pick([-1, 1, 1, 3]) * chance.below(4e6)) : 'null';
    const insertPart =
      (): string => `insert or ignore into part (rowid, id, message_id, session_id, time_created, time_updated, data)
      select ${rowid}, '${id('prt')}', id, session_id, ${now}, ${now}, ${this.#part()} from message where id = ${message}`;
    const insertMessage =
      (): string => `insert or ignore into message (rowid, id, session_id, time_created, time_updated, data)
      select ${rowid}, '${id('msg')}', id, ${now}, ${now}, ${this.#message()} from session where id = ${session}`;
    const insertSecond =
      (): string => `insert or ignore into session_message (id, session_id, type, seq, time_created, time_updated, data)
      select '${id('msg')}', id, '${chance.pick(['assistant', 'user', 'compaction'])}', 1, ${now}, ${now}, ${this.#second()} from session_v2 limit 1`;
    return chance.pick<() => string>([
      insertPart,
      insertPart,
      insertMessage,
      insertMessage,
      insertSecond,
      () => `update part set data = ${this.#part()}, time_updated = ${now} where ${range}`,
      () => `update part set data = ${this.#part()}, time_updated = ${now} where rowid = ${row}`,
      () => `update message set data = ${this.#message()}, time_updated = ${now} where rowid = ${row}`,
      () => `update message set data = ${this.#message()} where rowid = ${row}`,
      () =>
        `update message set data = json_set(data, '$.cost', 0.${100 + chance.below(900)}) where json_valid(data) and octet_length(data) > 4000`,
      () => `update session_message set data = ${this.#second()}, time_updated = ${now} where rowid = ${row}`,
      () => `delete from ${table} where rowid = ${row}`,
      () => `delete from ${table} where ${range}`,
      () => `delete from ${table} where rowid > (select ifnull(max(rowid), 0) from ${table}) - ${chance.below(40)}`,
      () => `delete from session where id = ${session}`,
      () => `delete from session_v2 where rowid = ${row}`,
      () => `insert into session (id, project_id, slug, directory, title, version, time_created, time_updated)
        select '${id('ses')}', id, 's', '/d', 't', '1', ${now}, ${now} from project limit 1`,
      () =>
        `update session set title = '${'t'.repeat(chance.below(5000))}', time_updated = ${now} where id = ${session}`,
      () =>
        `update session set directory = '/moved', parent_id = (select id from session limit 1), time_archived = ${now} where id = ${session}`,
      () => `update or ignore message set session_id = ${session}, time_updated = ${now} where rowid = ${row}`,
      () =>
        `update or ignore part set session_id = ${session}, message_id = ${message}, time_updated = ${now} where ${range}`,
      () =>
        `update or ignore ${table} set rowid = rowid + ${1 + chance.below(100_000)}, time_updated = ${now} where ${range}`,
      () => `update project set name = 'n${chance.below(99)}'`,
      () =>
        `insert or ignore into project (id, worktree, time_created, time_updated, sandboxes) values ('p${chance.below(9)}', '/p', 1, 2, '[]')`,
      () => `delete from project where id like 'p%'`,
    ])();
  }

  /** Everything else that is done to databases. */
  #outside(): string {
    const chance = this.#chance;
    const table = chance.pick(['message', 'part', 'session', 'session_message']);
    const name = `c${++this.#serial}`;
    return chance.pick([
      'vacuum',
      'reindex',
      'pragma incremental_vacuum(3)',
      'analyze',
      `alter table ${table} add column ${name} text`,
      `alter table ${table} add column ${name} integer default 7`,
      `create table ${name} (id text primary key, value); insert into ${name} values ('msg_x', 1)`,
      'create index if not exists part_time on part (time_updated)',
      'drop index if exists part_time',
      chance.below(3) === 0 ? 'delete from part' : 'vacuum',
      chance.below(3) === 0 ? 'delete from session_message' : 'analyze',
      'pragma journal_mode = delete; update session set time_archived = 5 where rowid % 5 = 0; pragma journal_mode = wal',
    ]);
  }

  /** A rowid near the beginning, anywhere, or near the end. */
  #row(table: string): string {
    const chance = this.#chance;
    const last = `(select ifnull(max(rowid), 0) from ${table})`;
    return chance.pick([
      `${1 + chance.below(30)}`,
      `(${last} * ${chance.below(1000)} / 1000)`,
      `(${last} - ${chance.below(4)})`,
    ]);
  }

  #text(): string {
    const chance = this.#chance;
    return 'x'.repeat(chance.pick([0, 10, 300, 3000, 9000, 20_000])) + this.#serial++;
  }

  #quoted(value: unknown): string {
    return `'${JSON.stringify(value).replaceAll("'", "''")}'`;
  }

  #message(): string {
    const chance = this.#chance;
    if (chance.below(12) === 0) return chance.pick([`'{"role":"assis'`, "x'00ff'", `'{"role":"user"}'`, "'[]'", '7']);
    const time = { created: Date.now(), ...(chance.below(4) > 0 ? { completed: Date.now() + 5 } : {}) };
    const tokens = {
      input: chance.below(9000),
      output: chance.below(900),
      reasoning: 1,
      cache: { read: chance.below(99), write: 0 },
    };
    const error = chance.below(4) === 0 ? { error: { name: 'APIError', data: { message: this.#text() } } } : {};
    const role = chance.below(5) === 0 ? 'user' : 'assistant';
    const message = {
      role,
      time,
      tokens,
      cost: chance.below(1000) / 1000,
      providerID: 'p',
      modelID: `m${chance.below(3)}`,
    };
    // What stands behind a long text stands on another page than the row's beginning.
    return this.#quoted(chance.below(2) === 0 ? { ...error, ...message } : { ...message, ...error });
  }

  #part(): string {
    const chance = this.#chance;
    if (chance.below(12) === 0)
      return chance.pick([`'{"type":"tool"'`, "x'00ff'", "'null'", `'{"type":"tool","tool":7}'`]);
    if (chance.below(4) === 0) return this.#quoted({ type: 'text', text: this.#text() });
    const input = { command: this.#text(), filePath: `/f${chance.below(9)}`, name: `s${chance.below(3)}` };
    const state = {
      status: chance.pick(['pending', 'running', 'completed', 'error']),
      input,
      output: this.#text(),
      time: { start: 1e12, end: 2e12 },
    };
    return this.#quoted({ type: 'tool', tool: chance.pick(['bash', 'edit', 'skill']), callID: 'c', state });
  }

  #second(): string {
    const chance = this.#chance;
    if (chance.below(12) === 0) return chance.pick([`'{"cost":'`, "'{}'"]);
    const tool = (): object => ({
      type: 'tool',
      id: 'c',
      name: 'bash',
      state: { status: chance.pick(['running', 'completed']), output: this.#text() },
    });
    const content = Array.from({ length: chance.below(4) }, () =>
      chance.below(2) === 0 ? tool() : { type: 'text', text: this.#text() },
    );
    return this.#quoted({
      cost: chance.below(100) / 100,
      model: { id: 'big', providerID: 'acme' },
      tokens: { input: chance.below(99), output: 1 },
      content,
    });
  }
}
