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

/**
 * Every session once, by session number; of a session in several sources the row updated last, else the first. What `before`
 * says of an earlier state is taken over where it is the same still.
 */
export function knownSessions(ledger: Ledger, before?: ReadonlyMap<number, KnownSession>): Map<number, KnownSession> {
  const known = new Map<number, KnownSession>();
  for (const { id, sessions, projects } of ledger.sources) {
    const others = known.size > 0;
    sessions.forEach((session, number) => {
      const other = others ? known.get(number) : undefined;
      if (other !== undefined && other.session.updated >= session.updated) return;
      const project = projects.get(session.projectId);
      const was = before?.get(number);
      const isSame = was?.session === session && was.project === project && was.source === id;
      known.set(number, isSame ? was : { session, project, source: id });
    });
  }
  return known;
}
