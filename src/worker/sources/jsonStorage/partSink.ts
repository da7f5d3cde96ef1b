import { toolCallOf } from '../opencode/readToolCall.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The parts of one message: those of type `tool` are tool calls. */
export function partSink(content: StorageContent, messageId: string, sessionId: string): FileSink {
  return {
    what: 'part',
    take: ({ rowid, record, written }, remark) => {
      const call = toolCallOf(record, { rowid, messageId, sessionId, timeCreated: written }, remark);
      if (call === null) return { changed: content.dropToolCall(rowid), open: false };
      return { changed: content.toolCalls.put(call), open: call.ended === 0 };
    },
    drop: (rowid) => content.dropToolCall(rowid),
    malformed: (rowid, id, what) => content.noteMalformed('part', rowid, id, what),
  };
}
