import type { SnapshotReader } from '../../src/worker/sqlite/snapshotReader.ts';

/** What one read saw: five ways to come to the same figures, and the number of transactions so far. */
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
    return [Number(cost), Number(count)] as const;
  });
  const indexed = number('SELECT count(*) FROM message INDEXED BY message_session');
  pause();
  const joined = number(
    "SELECT count(*) FROM message m JOIN mirror r ON r.id = m.id WHERE json_extract(m.data, '$.cost') = r.cost",
  );
  return { messages, indexed, joined, seq };
}

/** True when all figures agree, as they do after every transaction. */
export function isConsistent({ messages, indexed, joined }: Observation): boolean {
  const [first] = messages;
  if (!first) return false;
  const [cost, count] = first;
  return indexed === count && joined === count && messages.every(([a, b]) => a === cost && b === count);
}
