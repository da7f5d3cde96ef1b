import type { Session } from '../../core/model/session.ts';
import { StringPool } from '../../core/usage/stringPool.ts';
import { readSecondSession, readSession, sessionColumns } from '../sources/opencode/readSession.ts';
import type { RowPlan } from './rowPlan.ts';

/** Sessions by their number in the pool of session ids. */
export function sessionPlan(
  sessions: Map<number, Session>,
  sessionIds: StringPool,
  generation: 1 | 2,
): RowPlan<Session> {
  const numbers = new Map<number, number>();
  const texts = new StringPool();
  const remove = (rowid: number): void => {
    const number = numbers.get(rowid);
    numbers.delete(rowid);
    // The session may have been written again under another rowid before this row was found gone.
    if (number !== undefined && sessions.get(number)?.rowid === rowid) sessions.delete(number);
  };
  return {
    table: generation === 2 ? 'session_v2' : 'session',
    prefix: 'ses_',
    needsId: true,
    isDense: false,
    columns: sessionColumns,
    updatedAt: sessionColumns.indexOf('time_updated'),
    bulky: [
      'directory',
      'path',
      'title',
      'share_url',
      'summary_diffs',
      'metadata',
      'revert',
      'permission',
      'agent',
      'model',
    ],
    parse: generation === 2 ? readSecondSession : readSession,
    put: (rowid, session) => {
      const number = sessionIds.intern(session.id);
      const known = sessions.get(number);
      if (known !== undefined && sameSession(known, session)) return false;
      const before = numbers.get(rowid);
      if (before !== undefined && before !== number) remove(rowid);
      numbers.set(rowid, number);
      sessions.set(number, withSharedTexts(session, texts));
      return true;
    },
    has: (rowid) => numbers.has(rowid),
    removeAll: (rowids) => rowids.forEach(remove),
  };
}

/** Most sessions were made by a few versions in a few folders, whose names would be kept once for each. */
function withSharedTexts(session: Session, texts: StringPool): Session {
  const shared = (text: string): string => texts.text(texts.intern(text));
  const { projectId, directory, version } = session;
  return { ...session, projectId: shared(projectId), directory: shared(directory), version: shared(version) };
}

function sameSession(one: Session, other: Session): boolean {
  return (Object.keys(one) as (keyof Session)[]).every((key) => one[key] === other[key]);
}
