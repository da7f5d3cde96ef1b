import type { SnapshotReader } from '../../src/worker/sqlite/snapshotReader.ts';
import { readTableShape } from '../../src/worker/sqlite/tableShape.ts';
import { TableWalk } from '../../src/worker/sqlite/tableWalk.ts';

/** What one read saw: six ways to come to the same figures, and the number of transactions so far. */
export interface Observation {
  readonly messages: readonly (readonly [cost: number, count: number])[];
  readonly indexed: number;
  readonly joined: number;
  readonly seq: number;
}

const queries = [
  "SELECT coalesce(sum(json_extract(data, '$.cost')), 0), count(*) FROM message",
  'SELECT total, messages FROM counter',
  'SELECT coalesce(sum(cost), 0), count(*) FROM mirror',
];

/** Reads all figures in one snapshot; `pause` gives the writers time to move on between the statements. */
export function observe(snapshot: SnapshotReader, pause: () => void): Observation {
  const number = (sql: string): number => Number(snapshot.all(sql)[0]?.[0]);
  const seq = number('SELECT seq FROM counter');
  pause();
  const messages = queries.map((sql) => {
    const [cost, count] = snapshot.all(sql)[0] ?? [];
    pause();
    return [Number(cost), Number(count)] as readonly [number, number];
  });
  messages.push(walk(snapshot, pause));
  const indexed = number('SELECT count(*) FROM message INDEXED BY message_session');
  pause();
  const joined = number(
    "SELECT count(*) FROM message m JOIN mirror r ON r.id = m.id WHERE json_extract(m.data, '$.cost') = r.cost",
  );
  return { messages, indexed, joined, seq };
}

/** The same straight from the pages of the table, with a pause on the way. */
function walk(snapshot: SnapshotReader, pause: () => void): readonly [cost: number, count: number] {
  const columns = snapshot.all('PRAGMA table_xinfo("message")').map((column) => String(column[1]));
  const shape = readTableShape(snapshot, 'message', columns);
  let cost = 0;
  let count = 0;
  const data = columns.indexOf('data');
  const end =
    shape &&
    new TableWalk().run(snapshot, shape, Number.MIN_SAFE_INTEGER, (record) => {
      cost += (JSON.parse(record.text(data) ?? '') as { cost: number }).cost;
      if (++count === 100) pause();
      return true;
    });
  if (end !== 'end') throw new Error(`The walk through the table ended as ${end}.`);
  return [cost, count];
}

/** True when all figures agree, as they do after every transaction. */
export function isConsistent({ messages, indexed, joined }: Observation): boolean {
  const [first] = messages;
  if (!first) return false;
  const [cost, count] = first;
  return indexed === count && joined === count && messages.every(([a, b]) => a === cost && b === count);
}
