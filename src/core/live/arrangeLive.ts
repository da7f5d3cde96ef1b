import { isBackground } from './processRole.ts';
import type { LiveProcess, LiveReport, LiveSession } from './liveReport.ts';
import { isWorking, liveStates, needsUser } from './liveState.ts';

export type LiveGrouping = 'none' | 'urgency' | 'folder';
export type LiveSort =
  | 'urgency'
  | 'title'
  | 'cost'
  | 'tokens'
  | 'context'
  | 'requests'
  | 'since'
  | 'round'
  | 'uptime'
  | 'cpu'
  | 'memory'
  | 'tty'
  | 'model';

/** Every order, as the view and the terminal offer them. */
export const liveSorts: readonly LiveSort[] = [
  'urgency',
  'title',
  'cost',
  'tokens',
  'context',
  'requests',
  'since',
  'round',
  'uptime',
  'cpu',
  'memory',
  'tty',
  'model',
];

/** How what is live is listed. */
export interface LiveQuery {
  readonly sort: LiveSort;
  readonly grouping: LiveGrouping;
  /** Case-insensitive words that title, folder, model, agent, state, terminal or id must contain; '' keeps all. */
  readonly filter: string;
  /** True shows processes nobody sits in front of, and what they work on. */
  readonly background: boolean;
}

/** The order and choice a view starts with. */
export const defaultLiveQuery: LiveQuery = { sort: 'urgency', grouping: 'none', filter: '', background: false };

/** What is wanted of the user, what works, what rests: the groups of the grouping by urgency. */
export type Urgency = 'needs' | 'news' | 'works' | 'rests';

/** A heading with what stands below it; the whole list when nothing is grouped. */
export interface LiveGroup {
  /** Stable: an `Urgency`, a folder, or `all`. */
  readonly id: string;
  readonly label: string;
  readonly sessions: readonly LiveSession[];
  readonly processes: readonly LiveProcess[];
}

/** The group of a session by urgency. */
export function urgencyOf({ state }: LiveSession): Urgency {
  if (needsUser(state)) return 'needs';
  if (isWorking(state)) return 'works';
  return state === 'idle' ? 'rests' : 'news';
}

/** Filters, orders and groups what is live. */
export function arrangeLive(report: LiveReport, query: LiveQuery): readonly LiveGroup[] {
  const words = query.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const sessions = report.sessions
    .filter((session) => (query.background || session.interactive) && matches(sessionText(session), words))
    .sort(comparison(query.sort));
  const processes = report.unmatched.filter(
    (process) => (query.background || !isBackground(process.role)) && matches(processText(process), words),
  );
  if (query.grouping === 'none') return [{ id: 'all', label: '', sessions, processes }];
  const byFolder = query.grouping === 'folder';
  const order: readonly string[] = byFolder ? [] : ['needs', 'news', 'works', 'rests'];
  const groups = new Map<string, { label: string; sessions: LiveSession[]; processes: LiveProcess[] }>();
  const group = (id: string, label: string): { sessions: LiveSession[]; processes: LiveProcess[] } => {
    const found = groups.get(id) ?? { label, sessions: [], processes: [] };
    groups.set(id, found);
    return found;
  };
  for (const session of sessions) {
    if (byFolder) group(session.directory, session.projectLabel).sessions.push(session);
    else group(urgencyOf(session), '').sessions.push(session);
  }
  for (const process of processes) {
    const { directory } = process;
    const folder = sessions.find((one) => one.directory === directory)?.projectLabel ?? directory;
    if (byFolder) group(directory, folder).processes.push(process);
    else group('rests', '').processes.push(process);
  }
  return [...groups]
    .map(([id, found]) => ({ id, ...found }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || compareText(a.label, b.label));
}

/** How many sessions wait for the user: the badge. */
export function needing({ sessions }: LiveReport): number {
  return sessions.filter(({ state, interactive }) => interactive && needsUser(state)).length;
}

/** The report after the user has looked at some sessions: what was seen since it finished is news no more. */
export function withSeen(report: LiveReport, seen: Readonly<Record<string, number>>): LiveReport {
  const sessions = report.sessions.map((session) =>
    session.state === 'finished' && (seen[session.id] ?? 0) >= session.since
      ? { ...session, state: 'idle' as const }
      : session,
  );
  return { ...report, sessions };
}

function comparison(sort: LiveSort): (a: LiveSession, b: LiveSession) => number {
  const by = keys[sort];
  return (a, b) => compare(by(a), by(b)) || compareText(a.title, b.title) || compareText(a.id, b.id);
}

/** Smaller comes first; what is unknown comes last. */
const keys: Readonly<Record<LiveSort, (session: LiveSession) => number | string>> = {
  urgency: ({ state, since }) => liveStates.indexOf(state) * 1e14 - since,
  title: ({ title }) => title.toLowerCase(),
  cost: ({ cost }) => -cost.amount,
  tokens: ({ tokens }) => -(tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite + tokens.reasoning),
  context: ({ context }) => -(context?.percent ?? -1),
  requests: ({ requests }) => -requests,
  since: ({ since }) => -since,
  round: ({ roundStart }) => -roundStart,
  uptime: ({ process }) => process?.started ?? Infinity,
  cpu: ({ process }) => -(process?.cpu ?? -1),
  memory: ({ process }) => -(process?.memoryBytes ?? -1),
  tty: ({ process }) => process?.tty || '\uffff',
  model: ({ model }) => model?.modelID ?? '\uffff',
};

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b;
  return compareText(String(a), String(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function sessionText(session: LiveSession): string {
  const { id, title, directory, state, agentName, model, process } = session;
  return [id, title, directory, state, agentName, model?.modelID, process?.tty, String(process?.pid ?? '')]
    .join('\n')
    .toLowerCase();
}

function processText({ pid, tty, directory, commandLine, role }: LiveProcess): string {
  return [String(pid), tty, directory, commandLine, role].join('\n').toLowerCase();
}
