import type { TranscriptFacts } from '../../core/transcript/assembleTranscript.ts';
import { columnText, parseRecord } from '../sources/opencode/jsonValues.ts';
import { ignore, readMessageFacts } from '../sources/opencode/transcript/readMessageFacts.ts';
import { mayMatter, readPartFacts } from '../sources/opencode/transcript/readPartFacts.ts';
import { readSecondFacts } from '../sources/opencode/transcript/readSecondFacts.ts';
import type { SqlValue } from '../sqlite/sqlJsModule.ts';

/** A table that rows of a session stand in. */
export interface TranscriptTable {
  /** Rowids of a session (first parameter) behind a rowid (second): answered by the table's index of sessions. */
  readonly list: string;
  /** One row by its rowid (first parameter), if it is the session's (second). */
  readonly select: string;
  /** What a row says; `prompts` are the messages whose texts were the user's. */
  facts(row: readonly SqlValue[], prompts: ReadonlySet<string>): TranscriptFacts | null;
}

function table(name: string, columns: string, facts: TranscriptTable['facts']): TranscriptTable {
  return {
    list: `SELECT rowid FROM ${name} WHERE session_id = ? AND rowid > ?`,
    select: `SELECT ${columns} FROM ${name} WHERE rowid = ? AND session_id = ?`,
    facts,
  };
}

/** The messages of 1.x. */
export const messageTable = table('message', 'rowid, id, session_id, time_created, data', (row) => {
  const [rowid, id, sessionId, timeCreated, data] = row;
  const message = parseRecord(data, ignore);
  if (message === null) return null;
  const place = { rowid: Number(rowid), id: columnText(id), sessionId: columnText(sessionId), timeCreated };
  return readMessageFacts(message, { ...place, timeUpdated: 0 });
});

/** The parts of 1.x, of which only some are parsed: most are long texts. */
export const partTable = table('part', 'rowid, id, message_id, session_id, time_created, data', (row, prompts) => {
  const [rowid, id, message, sessionId, timeCreated, data] = row;
  const messageId = columnText(message);
  const ofPrompt = prompts.has(messageId);
  if (typeof data !== 'string' || !mayMatter(data, ofPrompt)) return null;
  const part = parseRecord(data, ignore);
  if (part === null) return null;
  const place = { rowid: Number(rowid), id: columnText(id), messageId, sessionId: columnText(sessionId), timeCreated };
  return readPartFacts(part, { ...place, ofPrompt });
});

/** The messages of 2.x, which hold their parts. */
export const secondMessageTable = table(
  'session_message',
  'rowid, id, session_id, time_created, time_updated, data, type',
  readSecondFacts,
);
