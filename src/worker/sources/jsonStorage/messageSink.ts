import { requestOf } from '../opencode/readAssistantMessage.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The messages of one session: the assistant's are requests. */
export function messageSink(content: StorageContent, sessionId: string): FileSink {
  return {
    what: 'message',
    take: ({ rowid, id, record, written }, remark) => {
      const place = { rowid, id, sessionId, timeCreated: 0, timeUpdated: written };
      const request = requestOf(record, place, remark);
      if (request === null) return { changed: content.dropRequest(rowid, id), open: false };
      return { changed: content.putRequest(request, id), open: request.completed === 0 };
    },
    drop: (rowid, id) => content.dropRequest(rowid, id),
    malformed: (rowid, id, what) => content.noteMalformed('message', rowid, id, what),
  };
}
