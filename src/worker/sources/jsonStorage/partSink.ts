import { putOnlyItem, putPartItem } from '../../index/partValue.ts';
import { partValueOf } from '../opencode/readPart.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The parts of one message: tool calls, and classifications in texts. */
export function partSink(content: StorageContent, messageId: string, sessionId: string): FileSink {
  return {
    what: 'part',
    take: ({ rowid, record, written }, remark) => {
      const value = partValueOf(record, { rowid, messageId, sessionId, timeCreated: written }, remark);
      if (value === null) return { changed: content.dropToolCall(rowid), open: false };
      const items = 'length' in value ? value : [value];
      const put = items.length === 1 ? putOnlyItem : putPartItem;
      const changed = items.map((item) => put(item, content.toolCalls, content.texts)).includes(true);
      return { changed, open: items.some((item) => 'ended' in item && item.ended === 0) };
    },
    drop: (rowid) => content.dropToolCall(rowid),
    malformed: (rowid, id, what) => content.noteMalformed('part', rowid, id, what),
  };
}
