import { agentCommand } from './agentCommand.ts';
import { forks, namedSession } from './agentOptions.ts';
import type { AgentName, AgentProcess } from './agentProcess.ts';
import { openDatabases, startByLog } from './openDatabases.ts';
import { mayHoldSession, type ProcessRole } from './processRole.ts';
import type { MatchConfidence, MatchHow, SessionMatch } from './sessionMatch.ts';

/** Process times are kept in coarser units than the data's, and a prompt may come with the start (ms). */
const toleranceMs = 2000;
/** `run` makes its session at once; a slow start may take this long (ms). */
const birthMs = 30_000;

/** A session a process may be at work on. */
export interface MatchCandidate {
  readonly id: string;
  readonly agent: AgentName;
  /** '' for a session of the user's own: sub-agents are worked on by their parent's process. */
  readonly parentId: string;
  readonly directory: string;
  /** Path of the database it is in. */
  readonly source: string;
  /** ms since the epoch. */
  readonly created: number;
  /** ms since the epoch of the newest sign of life. */
  readonly lastActivity: number;
  /** False for a session nobody can answer in (`run`, a commit message); null when its row does not say. */
  readonly interactive: boolean | null;
  /** Times of its own requests, ms since the epoch, in any order; the recent ones are enough. */
  readonly requestTimes: readonly number[];
}

/** What is matched. */
export interface MatchFacts {
  readonly processes: readonly AgentProcess[];
  readonly roles: ReadonlyMap<number, ProcessRole>;
  readonly sessions: readonly MatchCandidate[];
  /** Session ids by process number, from the files otop's plugin writes. */
  readonly plugin: ReadonlyMap<number, string>;
  /** Session ids by process number, from what oh-my-pi leaves for their terminals; '' for a session without a log yet. */
  readonly terminals: ReadonlyMap<number, string>;
  /** Makes equal folders, and equal files, equal strings. */
  readonly keyOf: (path: string) => string;
}

/**
 * Which process works on which session. Each session is claimed once: first by processes that say it themselves, then by
 * the others, the oldest first, since it has the most history to be told by. No terminal ever claims a sub-agent's session.
 */
export function matchProcesses(facts: MatchFacts): readonly SessionMatch[] {
  const { processes, roles, sessions, plugin, terminals } = facts;
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const claimed = new Set<string>();
  const matches: SessionMatch[] = [];
  const claim = (pid: number, id: string, how: MatchHow, confidence: MatchConfidence, reason: string): boolean => {
    if (claimed.has(id)) return false;
    claimed.add(id);
    matches.push({ pid, sessionId: id, how, confidence, reason });
    return true;
  };
  const holders = processes
    .filter(({ pid }) => mayHoldSession(roles.get(pid) ?? 'command'))
    .sort((a, b) => (a.started ?? 0) - (b.started ?? 0) || a.pid - b.pid);
  const open: AgentProcess[] = [];
  for (const process of holders) {
    const told = plugin.get(process.pid);
    const toldSession = told === undefined ? undefined : topOf(told, byId);
    const command = agentCommand(process.argv);
    const named = command === null || forks(command) ? null : namedSession(command);
    const terminal = terminals.get(process.pid);
    const atTerminal = terminal === undefined ? undefined : topOf(terminal, byId);
    const done =
      (toldSession !== undefined &&
        claim(process.pid, toldSession.id, 'plugin', 'certain', 'the otop plugin in it wrote down the session')) ||
      // It is written anew with each change of the session, which the command line is not.
      (atTerminal !== undefined &&
        claim(process.pid, atTerminal.id, 'terminal', 'certain', 'oh-my-pi wrote down the session of its terminal')) ||
      (named !== null &&
        byId.has(named) &&
        claim(process.pid, named, 'named', 'certain', 'its command line names the session'));
    // What is known to work on a session that is not there yet works on no other.
    if (!done && terminal === undefined) open.push(process);
  }
  for (const process of open) {
    const fitting = sessions.filter((one) => !claimed.has(one.id) && fits(process, one, facts));
    const best = choose(process, fitting, rivalsOf(process, open, facts), roles.get(process.pid) === 'run');
    if (best !== null) claim(process.pid, best.id, best.how, best.confidence, best.reason);
  }
  return matches;
}

/** The user's own session above a sub-agent's. */
function topOf(id: string, byId: ReadonlyMap<string, MatchCandidate>): MatchCandidate | undefined {
  let found = byId.get(id);
  for (let depth = 0; found !== undefined && found.parentId !== '' && depth < 16; depth++) {
    found = byId.get(found.parentId);
  }
  return found;
}

function fits(process: AgentProcess, session: MatchCandidate, facts: MatchFacts): boolean {
  if (session.agent !== process.agent || session.parentId !== '') return false;
  if (process.directory !== null && facts.keyOf(process.directory) !== facts.keyOf(session.directory)) return false;
  const databases = openDatabases(process);
  if (databases.length > 0 && !databases.some((path) => facts.keyOf(path) === facts.keyOf(session.source)))
    return false;
  const isRun = facts.roles.get(process.pid) === 'run';
  if (session.interactive === isRun && !(isRun && continues(process))) return false;
  // Where the folder is hidden only what happened since the start can tell.
  return process.directory !== null || process.started === null || session.lastActivity >= process.started;
}

/** Other processes that could have made the same requests: same folder, same kind. */
function rivalsOf(process: AgentProcess, open: readonly AgentProcess[], facts: MatchFacts): readonly AgentProcess[] {
  const isRun = (one: AgentProcess): boolean => facts.roles.get(one.pid) === 'run';
  const place = (one: AgentProcess): string => (one.directory === null ? '' : facts.keyOf(one.directory));
  return open.filter(
    (other) =>
      other !== process &&
      other.agent === process.agent &&
      isRun(other) === isRun(process) &&
      (other.directory === null || process.directory === null || place(other) === place(process)),
  );
}

interface Choice {
  readonly id: string;
  readonly how: MatchHow;
  readonly confidence: MatchConfidence;
  readonly reason: string;
}

function choose(
  process: AgentProcess,
  sessions: readonly MatchCandidate[],
  rivals: readonly AgentProcess[],
  isRun: boolean,
): Choice | null {
  if (sessions.length === 0) return null;
  const start = process.started ?? startByLog(process);
  if (start === null) return newest(sessions, false, 'the newest session of its folder; its start is unknown');
  const since = start - toleranceMs;
  const born = sessions.filter(({ created }) => created >= since).sort((a, b) => a.created - b.created);
  const [first] = born;
  if (isRun && first !== undefined && first.created <= start + birthMs) {
    return choice(first, 'born', 'likely', 'the session was made right after the process started');
  }
  const active = sessions.filter((one) => countSince(one, since) > 0);
  // No younger process was there when these requests were made; the older ones have made their choice.
  const nextStart = Math.min(...rivals.flatMap(({ started }) => (started !== null && started > start ? started : [])));
  const isAlone = rivals.every(({ started }) => started !== null && started > start);
  const own = active.filter(({ requestTimes }) =>
    requestTimes.some((time) => time >= since && time < nextStart - toleranceMs),
  );
  const [latestOwn] = byActivity(own);
  if (isAlone && latestOwn !== undefined) {
    return choice(latestOwn, 'alone', 'likely', 'it worked while no other process ran in the folder');
  }
  const [busiest, second] = [...(own.length > 0 ? own : active)].sort(
    (a, b) => countSince(b, since) - countSince(a, since) || b.lastActivity - a.lastActivity,
  );
  if (busiest !== undefined) {
    const sure = second === undefined && rivals.length === 0;
    return choice(busiest, 'activity', sure ? 'likely' : 'guess', 'most requests since the process started');
  }
  if (first !== undefined && born.length === 1) {
    return choice(first, 'born', rivals.length === 0 ? 'likely' : 'guess', 'the only session made since its start');
  }
  const isSure = continues(process) && rivals.length === 0;
  if (continues(process)) return newest(sessions, isSure, 'the newest session of its folder, which it continues');
  return isRun ? null : newest(sessions, false, 'the newest session of its folder; nothing was asked since it started');
}

function newest(sessions: readonly MatchCandidate[], isSure: boolean, reason: string): Choice | null {
  const [latest] = byActivity(sessions);
  return latest === undefined ? null : choice(latest, 'newest', isSure ? 'likely' : 'guess', reason);
}

function continues({ argv }: AgentProcess): boolean {
  const args = agentCommand(argv)?.args ?? [];
  return args.includes('-c') || args.includes('--continue');
}

function choice({ id }: MatchCandidate, how: MatchHow, confidence: MatchConfidence, reason: string): Choice {
  return { id, how, confidence, reason };
}

function byActivity(sessions: readonly MatchCandidate[]): MatchCandidate[] {
  return [...sessions].sort((a, b) => b.lastActivity - a.lastActivity || (a.id < b.id ? -1 : 1));
}

function countSince({ requestTimes }: MatchCandidate, since: number): number {
  return requestTimes.reduce((count, time) => (time >= since ? count + 1 : count), 0);
}
