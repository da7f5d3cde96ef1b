import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../../../src/core/model/request.ts';
import { RequestTable } from '../../../../src/core/usage/requestTable.ts';
import { StringPool } from '../../../../src/core/usage/stringPool.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { requestPlan } from '../../../../src/worker/index/requestPlan.ts';
import { sessionPlan } from '../../../../src/worker/index/sessionPlan.ts';
import { copyOfFixture, native } from './support/indexHarness.ts';
import { type Compared, copyOfDatabase, fixtureDatabases, readBothWays } from './support/readBothWays.ts';

/** Reads the messages of a database in both ways. */
function readMessages(file: string): Promise<Compared<Request> | null> {
  return readBothWays(file, requestPlan(new RequestTable(new UsagePools()), 1));
}

describe.each(fixtureDatabases)('from their pages as through SQLite, the same are', (name) => {
  it(`the messages of ${name}`, async () => {
    const compared = await readMessages(copyOfDatabase(name));
    if (compared === null) return;
    expect(compared.pages).toEqual(compared.sqlite);
    expect(compared.asked).toBe(0);
  });

  it(`the sessions of ${name}`, async () => {
    const compared = await readBothWays(copyOfDatabase(name), sessionPlan(new Map(), new StringPool(), 1));
    if (compared === null) return;
    expect(compared.pages).toEqual(compared.sqlite);
  });
});

const reply = {
  parentID: 'msg_0',
  role: 'assistant',
  mode: 'build',
  agent: 'build',
  path: { cwd: '/home/dev/ünï', root: '/' },
  cost: 0.0195,
  tokens: { total: 12_340, input: 4000, output: 220, reasoning: 120, cache: { read: 8000, write: 0 } },
  modelID: 'org/large',
  providerID: 'fakeai',
  time: { created: 1_763_640_000_000, completed: 1_763_640_004_000 },
  finish: 'stop',
};
const prompt = { role: 'user', time: { created: 1_763_640_000_000 }, agent: 'build' };
const replyWith = (more: object): string => JSON.stringify({ ...reply, ...more });

/** JSON of messages, plain and strange. */
const strange: readonly string[] = [
  JSON.stringify(reply),
  JSON.stringify(prompt),
  replyWith({ tokens: null, cost: null, time: null }),
  replyWith({ tokens: 'many', cost: -1, time: [1] }),
  replyWith({ tokens: { input: 1.5, output: -1, cache: 7 }, cost: 1e9 }),
  replyWith({ time: { created: 'now', completed: 'then' } }),
  replyWith({ providerID: 'ü'.repeat(300), modelID: 'a\u0000b', agent: 7, mode: null }),
  replyWith({ error: { name: 'APIError', data: { message: '😀 "quoted"' } }, finish: 'unknown', summary: true }),
  replyWith({ error: 'text', parentID: 7 }),
  replyWith({ role: 7 }),
  replyWith({ role: undefined }),
  replyWith({ role: 'user' }),
  '{"role":"user","role":"assistant"}',
  '{"r\\u006fle":"assistant"}',
  '{"role":"assistant"} x',
  '{"role":"user"',
  '[{"role":"assistant"}]',
  'null',
  '',
];

const quoted = (value: string): string => `cast(x'${Buffer.from(value).toString('hex')}' as text)`;
const insertMessage = (id: string, data: string, columns = 'session_id, time_created, time_updated'): string =>
  `insert into message(id, session_id, time_created, time_updated, data)
   select ${id}, ${columns}, ${data} from message where rowid = 1;`;

describe('messages that are strange', () => {
  it('are the same from their pages as through SQLite', async () => {
    const file = copyOfFixture('small');
    const rows = strange.map((data, index) => insertMessage(`'msg_x${index}'`, quoted(data)));
    await native.run(file, `begin; ${rows.join('\n')} commit;`);
    const compared = await readMessages(file);
    expect(compared?.pages).toEqual(compared?.sqlite);
    expect(compared?.asked).toBe(0);
    expect(compared?.pages.malformed.length).toBeGreaterThan(8);
  });

  it('are left to SQLite where their cells are unusual', async () => {
    const file = copyOfFixture('small');
    const data = quoted(JSON.stringify(reply));
    const cells = [
      insertMessage(`'other'`, data),
      insertMessage(`null`, data),
      insertMessage(`x'6d73675f31'`, data),
      insertMessage(`'msg_y1'`, data, `x'00', x'01', 5`),
      insertMessage(`'msg_y2'`, data, `7, 8.5, 'text'`),
      insertMessage(`'msg_y3'`, data, `'sés', 1.5, 2.5`),
      insertMessage(`'msg_y4'`, data, `char(97, 0, 98), 9e99, -9e999`),
      insertMessage(`'msg_y5'`, quoted(JSON.stringify(prompt)), `x'00', x'01', x'02'`),
      insertMessage(`'msg_y6'`, quoted('no JSON'), `x'00', 5, 6`),
      insertMessage(`'msg_y7'`, `x'7b7d'`),
      insertMessage(`'msg_y8'`, `5`),
      insertMessage(`'msg_y9'`, `cast(x'7b22726f6c65223a22757365ff227d' as text)`),
      insertMessage(`'msg_ya'`, quoted(`\ufeff${JSON.stringify(reply)}`)),
    ];
    await native.run(file, `pragma foreign_keys = off; ${cells.join('\n')}`);
    const compared = await readMessages(file);
    expect(compared?.pages).toEqual(compared?.sqlite);
    expect(compared?.asked).toBeGreaterThan(3);
    expect(compared?.asked).toBeLessThan(cells.length);
  });

  it('are the same with any change of their text', async () => {
    const piece = fc.oneof(fc.string({ maxLength: 6, unit: 'binary' }), fc.constantFrom('"', '\\', '{', '}', ',', '0'));
    const change = fc.record({ at: fc.nat(2000), length: fc.nat(6), by: piece });
    const mutated = fc.tuple(fc.constantFrom(...strange), fc.array(change, { maxLength: 3 })).map(([seed, changes]) =>
      changes.reduce((current, { at, length, by }) => {
        const place = at % (current.length + 1);
        return current.slice(0, place) + by + current.slice(place + length);
      }, seed),
    );
    const file = copyOfFixture('small');
    const rows = fc.sample(mutated, 400).map((data, index) => insertMessage(`'msg_f${index}'`, quoted(data)));
    await native.run(file, `begin; ${rows.join('\n')} commit;`);
    const compared = await readMessages(file);
    expect(compared?.pages).toEqual(compared?.sqlite);
  });
});
