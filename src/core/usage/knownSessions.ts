import type { Project } from '../model/project.ts';
import type { Session } from '../model/session.ts';
import type { Ledger } from './ledger.ts';

/** A session with what belongs to it. */
export interface KnownSession {
  readonly session: Session;
  /** The row of `session.projectId` in the same source. */
  readonly project: Project | undefined;
  /** Path of the source it was read from. */
  readonly source: string;
}

/** Every session once, by session number; of a session in several sources the row updated last, else the first. */
export function knownSessions(ledger: Ledger): Map<number, KnownSession> {
  const known = new Map<number, KnownSession>();
  for (const { id, sessions, projects } of ledger.sources) {
    const others = known.size > 0;
    sessions.forEach((session, number) => {
      const other = others ? known.get(number) : undefined;
      if (other !== undefined && other.session.updated >= session.updated) return;
      known.set(number, { session, project: projects.get(session.projectId), source: id });
    });
  }
  return known;
}
