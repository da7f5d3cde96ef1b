import type { SessionDetail } from '../../core/live/sessionDetail.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { jsonRecord, timeMs } from '../sources/opencode/jsonValues.ts';
import { DetailBuilder, type PartFacts } from './detailBuilder.ts';
import { parsed } from './parsed.ts';
import { readInteractive } from './readInteractive.ts';
import { readTodos } from './readTodos.ts';

/** Messages looked at until the model's last words and the round's prompt are found. */
const mostMessages = 40;
/** A part longer than this is a tool's output, which is over; its text would only be thrown away (characters). */
const longestPart = 256 * 1024;

const messagesSql = `SELECT id, time_created, time_updated, data FROM message WHERE session_id = ?
  ORDER BY time_created DESC, id DESC LIMIT ${mostMessages}`;
const partsSql = `SELECT time_created, time_updated, CASE WHEN length(data) <= ${longestPart} THEN data END
  FROM part WHERE message_id = ? ORDER BY id`;

/** Reads a session of OpenCode 1.x through the indexes of its tables, whatever the size of the database. */
export function readFirstDetail(reader: SnapshotReader, sessionId: string): SessionDetail {
  const builder = new DetailBuilder();
  for (const [id, created, updated, text] of reader.all(messagesSql, [sessionId])) {
    const data = parsed(text);
    if (data === null || typeof id !== 'string') continue;
    const time = timeMs(jsonRecord(data['time'])?.['created']) || timeMs(created);
    if (data['role'] === 'user') builder.prompt(time);
    else if (data['role'] === 'assistant') builder.answer(data, time, timeMs(updated), partsOf(reader, id, builder));
    if (builder.isComplete) break;
  }
  return builder.detail({
    todos: readTodos(reader, sessionId),
    interactive: readInteractive(reader, 'session', sessionId),
  });
}

function partsOf(reader: SnapshotReader, messageId: string, builder: DetailBuilder): PartFacts[] {
  return reader.all(partsSql, [messageId]).flatMap(([created, updated, text]) => {
    builder.sign(timeMs(updated));
    const data = parsed(text);
    return data === null ? [] : [{ data, created: timeMs(created) }];
  });
}
