// Runs under a Node with node:sqlite: SQLite itself, driven by messages from the test (see nativeSqlite.ts).
import { DatabaseSync } from 'node:sqlite';
import type { NativeReply, NativeRequest, NativeValue } from './nativeMessages.ts';

const connections = new Map<number, DatabaseSync>();

function plain(value: unknown): NativeValue {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  return value as NativeValue;
}

function handle(request: NativeRequest): NativeValue[][] {
  const { connection, action } = request;
  if (action === 'open') {
    connections.set(connection, new DatabaseSync(request.path, { timeout: 5000, readOnly: request.readOnly }));
    return [];
  }
  if (action === 'closeAll') {
    for (const open of connections.values()) open.close();
    connections.clear();
    return [];
  }
  const database = connections.get(connection);
  if (!database) throw new Error(`no connection ${connection}`);
  if (action === 'close') {
    connections.delete(connection);
    database.close();
    return [];
  }
  if (action === 'run') {
    database.exec(request.sql);
    return [];
  }
  const statement = database.prepare(request.sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return (statement.all() as unknown as unknown[][]).map((row) => row.map(plain));
}

process.on('message', (request: NativeRequest) => {
  let reply: NativeReply;
  try {
    reply = { id: request.id, rows: handle(request) };
  } catch (error) {
    reply = { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(reply);
});
process.on('disconnect', () => process.exit(0));
