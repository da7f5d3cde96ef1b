import { jsonRecord, optionalRecord } from '../opencode/jsonValues.ts';
import { readSession } from '../opencode/readSession.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The sessions of one project, by the project's folder name where they do not say. */
export function sessionSink(content: StorageContent, projectId: string): FileSink {
  const { sessions, pools } = content;
  return {
    what: 'session',
    take: ({ rowid, id, record, written }, remark) => {
      content.touched.add(id);
      const time = optionalRecord(record['time'], 'time', remark) ?? jsonRecord({});
      const names = [record['parentID'], record['projectID'] ?? projectId, record['directory'], null, record['title']];
      const times = [time?.['created'], time?.['updated'] ?? written, time?.['archived']];
      const session = readSession([rowid, id, ...names, record['version'], ...times], remark);
      if (session === null) return { changed: false, open: false };
      const number = pools.sessionIds.intern(id);
      const changed = JSON.stringify(sessions.get(number)) !== JSON.stringify(session);
      sessions.set(number, session);
      return { changed, open: false };
    },
    drop: (rowid, id) => {
      const number = pools.sessionIds.intern(id);
      // The session may have been written again in the folder of another project.
      return sessions.get(number)?.rowid === rowid && sessions.delete(number);
    },
    malformed: (rowid, id, what) => content.noteMalformed('session', rowid, id, what),
  };
}
