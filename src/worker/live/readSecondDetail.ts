import type { SessionDetail } from '../../core/live/sessionDetail.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { jsonRecord, timeMs } from '../sources/opencode/jsonValues.ts';
import { DetailBuilder, type PartFacts } from './detailBuilder.ts';
import { parsed } from './parsed.ts';
import { readInteractive } from './readInteractive.ts';
import { readTodos } from './readTodos.ts';

const messagesSql = `SELECT type, time_created, time_updated, data FROM session_message WHERE session_id = ?
  AND type IN ('user', 'assistant', 'compaction') ORDER BY seq DESC LIMIT 40`;

/** Reads a session of OpenCode 2.x, whose messages hold their parts. */
export function readSecondDetail(reader: SnapshotReader, sessionId: string): SessionDetail {
  const builder = new DetailBuilder();
  for (const [type, created, updated, text] of reader.all(messagesSql, [sessionId])) {
    const data = parsed(text);
    if (data === null) continue;
    const time = timeMs(created);
    if (type === 'user') builder.prompt(time);
    else {
      const isOver = data['tokens'] !== undefined || data['error'] !== undefined || data['finish'] !== undefined;
      const told = data['time'] ?? (isOver ? { created: time, completed: timeMs(updated) } : { created: time });
      const answer = { ...data, time: told, summary: type === 'compaction' };
      builder.answer(answer, time, timeMs(updated), partsOf(data['content'], time));
    }
    if (builder.isComplete) break;
  }
  const interactive = readInteractive(reader, 'session_v2', sessionId);
  return builder.detail({ todos: readTodos(reader, sessionId), interactive });
}

function partsOf(content: unknown, created: number): PartFacts[] {
  const items: readonly unknown[] = Array.isArray(content) ? content : [];
  const last = items.length - 1;
  return items.flatMap((item, index) => {
    const data = jsonRecord(item);
    if (data === null) return [];
    // Only the last of them can still grow; texts of 2.x do not say when they ended.
    const isOver = index < last && data['type'] !== 'tool' && data['time'] === undefined;
    return [{ data: isOver ? { ...data, time: { end: created } } : data, created }];
  });
}
