import type { Session } from '../../../core/model/session.ts';
import { jsonRecord, optionalRecord } from '../opencode/jsonValues.ts';
import { readSession } from '../opencode/readSession.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The sessions of one project, by the project's folder name where they do not say. */
export function sessionSink(content: StorageContent, projectId: string): FileSink {
  const { sessions, sessionFiles, pools } = content;
  const keep = (number: number, session: Session | null): boolean => {
    if (session === null) return sessions.delete(number);
    const changed = JSON.stringify(sessions.get(number)) !== JSON.stringify(session);
    sessions.set(number, session);
    return changed;
  };
  return {
    what: 'session',
    take: ({ rowid, id, record, written }, remark) => {
      content.touched.add(id);
      const time = optionalRecord(record['time'], 'time', remark) ?? jsonRecord({});
      const names = [record['parentID'], record['projectID'] ?? projectId, record['directory'], null, record['title']];
      const times = [time?.['created'], time?.['updated'] ?? written, time?.['archived']];
      const session = readSession([rowid, id, ...names, record['version'], ...times], remark);
      const number = pools.sessionIds.intern(id);
      const left =
        session === null ? sessionFiles.drop(number, rowid) : sessionFiles.put(number, { session, folder: projectId });
      return { changed: keep(number, left), open: false };
    },
    drop: (rowid, id) => {
      const number = pools.sessionIds.intern(id);
      return keep(number, sessionFiles.drop(number, rowid));
    },
    malformed: (rowid, id, what) => content.noteMalformed('session', rowid, id, what),
  };
}
