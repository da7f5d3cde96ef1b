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
      if (request === null) return { changed: content.dropRequest(rowid), open: false };
      content.keepRequest(rowid);
      const changed = content.requests.put(request);
      if (changed) content.partsDue.set(id, sessionId);
      return { changed, open: request.completed === 0 };
    },
    drop: (rowid, id) => {
      const known = content.dropRequest(rowid);
      // Its tool calls go with its parts.
      if (known) content.partsDue.set(id, sessionId);
      return known;
    },
    malformed: (rowid, id, what) => content.noteMalformed('message', rowid, id, what),
  };
}
