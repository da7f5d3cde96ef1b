import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { NativeSqlite } from '../../../support/nativeSqlite.ts';
import { ServiceBench } from '../service/support/serviceBench.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/opencode');
const benches: ServiceBench[] = [];
const native = new NativeSqlite();
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.dispose()));
});
afterEach(() => native.closeAll());

async function benchOn(prepare: (folder: string) => Promise<void> | void): Promise<ServiceBench> {
  const bench = new ServiceBench(null);
  benches.push(bench);
  const data = path.join(bench.root, 'data');
  fs.mkdirSync(data, { recursive: true });
  await prepare(data);
  await bench.service.api.configure(bench.options());
  await bench.service.api.refresh();
  return bench;
}

const open = { open: true, except: [] };

describe('the sessions of a database, looked into', () => {
  it('cost what the ledger says, own requests alone, copies left out', async () => {
    const bench = await benchOn((data) => fs.cpSync(path.join(fixtures, 'small'), data, { recursive: true }));
    const { api } = bench.service;
    const query = { grouping: 'flat', sort: 'recent', filter: '', archived: true } as const;
    const { sessions } = await api.sessionPage({ ...query, group: 'all', offset: 0, limit: 100 });
    expect(sessions.length).toBeGreaterThan(20);
    let copies = 0;
    let subagents = 0;
    for (const { id, own, children } of sessions) {
      const inspection = await api.inspection(id);
      const page = await api.inspectionRows({ session: id, folding: open, offset: 0, limit: 500 });
      const amount = page.rows.reduce(
        (sum, row) => sum + (row.kind === 'request' && !row.copy ? row.cost.amount : 0),
        0,
      );
      expect(amount).toBe(own.cost.amount);
      const turns = page.rows.reduce((sum, row) => sum + (row.kind === 'turn' ? row.cost.amount : 0), 0);
      expect(turns).toBe(own.cost.amount);
      expect(inspection?.figures.requests).toBe(own.requests + own.copies);
      copies += inspection?.figures.copies ?? 0;
      subagents += children.length;
      const { fold, spans } = await api.inspectionTimeline({ session: id, from: 0, to: 1e15, slots: 1000 });
      expect(spans.filter(({ lane }) => lane === 'subagents')).toHaveLength(children.length);
      expect(fold.length).toBeGreaterThan(0);
      for (const row of page.rows) {
        expect(await api.inspectionPlace({ session: id, id: row.id, folding: open })).toBe(page.rows.indexOf(row));
        if (row.kind !== 'request') continue;
        const detail = await api.inspectionRequest({ session: id, id: row.id });
        expect(detail?.calls).toHaveLength(row.calls);
        for (const call of detail?.calls ?? []) {
          expect((await api.inspectionCall({ session: id, id: call.id }))?.id).toBe(call.id);
        }
      }
    }
    expect([copies > 0, subagents > 0]).toEqual([true, true]);
    expect(await api.inspection('nobody')).toBeNull();
    expect(await api.inspectionRequest({ session: 'nobody', id: 'x' })).toBeNull();
  }, 30_000);

  it('give back both sides of every change of a prompt and of the whole session', async () => {
    const bench = await benchOn((data) => fs.cpSync(path.join(fixtures, 'v1.17.0'), data, { recursive: true }));
    const { api } = bench.service;
    const query = { grouping: 'flat', sort: 'recent', filter: '', archived: true } as const;
    const { sessions } = await api.sessionPage({ ...query, group: 'all', offset: 0, limit: 100 });
    const changed = [];
    for (const { id } of sessions) {
      for (const { path: file, fidelity } of await api.changedFiles({ session: id, turn: '' })) {
        changed.push([file, fidelity, await api.changedFile({ session: id, turn: '', path: file })]);
      }
    }
    expect(changed).toContainEqual([
      ...['a.txt', 'exact'],
      { before: 'hello world\nsecond line\n', after: 'goodbye world\nsecond line\n', fidelity: 'exact' },
    ]);
    expect(changed).toContainEqual([
      ...['b.md', 'exact'],
      { before: '', after: '# b\nwritten by the fake model\n', fidelity: 'exact' },
    ]);
  }, 30_000);
});

describe('a session of 10,000 turns', () => {
  const start = 1_795_000_000_000;
  const turns = 10_000;
  const sql = `PRAGMA journal_mode = wal;
    CREATE TABLE session (id text PRIMARY KEY, directory text, title text, time_created integer, time_updated integer);
    CREATE TABLE message (id text PRIMARY KEY, session_id text, time_created integer, time_updated integer, data text);
    CREATE TABLE part (id text PRIMARY KEY, message_id text, session_id text, time_created integer, time_updated integer, data text);
    CREATE INDEX message_session_time_created_id_idx ON message (session_id,time_created,id);
    CREATE INDEX part_session_idx ON part (session_id);
    INSERT INTO session VALUES ('ses_a', '/w', 'Long', ${start}, ${start});
    CREATE TABLE n AS WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < ${turns - 1}) SELECT x, ${start} + x * 60000 AS t FROM c;
    INSERT INTO message SELECT printf('msg_%06da', x), 'ses_a', t, t, json_object('role', 'user', 'time', json_object('created', t)) FROM n;
    INSERT INTO message SELECT printf('msg_%06db', x), 'ses_a', t + 10, t + 10, json_object('role', 'assistant', 'parentID', printf('msg_%06da', x),
      'agent', 'build', 'providerID', 'acme', 'modelID', 'big', 'cost', 0.01, 'time', json_object('created', t + 10, 'completed', t + 9000),
      'tokens', json_object('input', 100, 'output', 50, 'cache', json_object('read', 1000 + x, 'write', 10))) FROM n;
    INSERT INTO part SELECT printf('prt_%06da', x), printf('msg_%06da', x), 'ses_a', t, t, json_object('type', 'text', 'text', 'Prompt ' || x) FROM n;
    INSERT INTO part SELECT printf('prt_%06db', x), printf('msg_%06db', x), 'ses_a', t, t, json_object('type', 'tool', 'tool', 'read', 'state',
      json_object('status', 'completed', 'input', json_object('filePath', '/w/f' || (x % 700)), 'output', 'ok', 'time', json_object('start', t + 20, 'end', t + 30))) FROM n;`;

  it('is read once, paged, and small on its way to a page', async () => {
    let file = '';
    const bench = await benchOn((data) => native.run((file = path.join(data, 'opencode.db')), sql));
    const { api } = bench.service;
    const inspection = await api.inspection('ses_a');
    expect(inspection?.figures).toMatchObject({ turns, requests: turns, calls: turns, filesRead: 700 });
    expect(JSON.stringify(inspection).length).toBeLessThan(400_000);
    expect(inspection?.growth.length).toBeLessThanOrEqual(480);
    const page = await api.inspectionRows({ session: 'ses_a', folding: open, offset: 12_345, limit: 50 });
    expect(page).toMatchObject({ total: 2 * turns });
    expect(page.rows.map(({ kind, number }) => [kind, number]).slice(0, 2)).toEqual([
      ['request', 6173],
      ['turn', 6174],
    ]);
    const closed = await api.inspectionRows({
      session: 'ses_a',
      folding: { open: false, except: [] },
      offset: 9990,
      limit: 50,
    });
    expect(closed.rows.map((row) => (row.kind === 'turn' ? row.label : ''))).toEqual(
      Array.from({ length: 10 }, (_, index) => `Prompt ${9990 + index}`),
    );
    const length = inspection?.fold.length ?? 0;
    const { spans } = await api.inspectionTimeline({ session: 'ses_a', from: 0, to: length, slots: 1200 });
    expect(spans.length).toBeLessThan(4 * 1300);
    // One more answer: nothing but the newest rows is read again.
    const later = start + turns * 60_000;
    const data = JSON.stringify({
      role: 'assistant',
      parentID: 'msg_009999a',
      time: { created: later },
      tokens: { input: 7 },
    });
    await native.run(file, `INSERT INTO message VALUES ('msg_z', 'ses_a', ${later}, ${later}, '${data}')`);
    await api.refresh();
    expect((await api.inspection('ses_a'))?.figures.requests).toBe(turns + 1);
  }, 60_000);
});
