import path from 'node:path';
import type { AgentKind } from '../../../core/usage/requestExtras.ts';

/** What the place of a log file says of it. */
export interface LogPlace {
  readonly kind: AgentKind;
  /** The session's id; of a sub-agent's the ids of all above it, joined by `/`. */
  readonly sessionId: string;
  /** The session that started this one, or ''. */
  readonly parentId: string;
  /** The agent's name in its session, or ''. */
  readonly agent: string;
}

const ending = '.jsonl';

/**
 * Reads the place of a log: `<project>/<time>_<id>.jsonl` is a session, what lies in the folder of the same name are its
 * agents, and so on downwards. Only the path is asked, so that nothing depends on which file is read first.
 */
export function logPlace(relative: string): LogPlace {
  const segments = relative.split(path.sep);
  const names = segments.slice(Math.min(1, segments.length - 1)).map(withoutEnding);
  const [session = '', ...agents] = names;
  const ids = [session.slice(session.indexOf('_') + 1) || session, ...agents];
  const agent = agents.at(-1) ?? '';
  const kind = /^__advisor(?:\..+)?$/u.test(ids.at(-1) ?? '') ? 'advisor' : agents.length > 0 ? 'subagent' : 'main';
  return { kind, sessionId: ids.join('/'), parentId: ids.slice(0, -1).join('/'), agent };
}

function withoutEnding(name: string): string {
  return name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}
