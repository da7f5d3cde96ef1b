import type { ReportContext } from '../reports/reportContext.ts';
import type { SessionNode } from '../reports/sessionNode.ts';
import type { AgentName } from './agentProcess.ts';
import { contextUseOf } from './contextUseOf.ts';
import { afterglowMs } from './liveCandidates.ts';
import type { ProcessWord, ServerWord } from './liveFacts.ts';
import type { LiveProcess, LiveReport, LiveSession, LiveSubagent } from './liveReport.ts';
import { isWorking, needsUser } from './liveState.ts';
import { liveStateOf, type StateSince } from './liveStateOf.ts';
import { isBackground, mayHoldSession } from './processRole.ts';
import type { ProcessTrouble } from './processTrouble.ts';
import { noDetail, type SessionDetail } from './sessionDetail.ts';
import type { SessionMatch } from './sessionMatch.ts';

/** Answers of sessions without a process stay news for this long (ms). */
const lastWordsMs = 30 * 60_000;
/** Process times are kept in coarser units than the data's (ms). */
const toleranceMs = 2000;
/** Sub-agents shown below a session. */
const mostSubagents = 12;

/** What the report is made from. */
export interface LiveInputs {
  readonly context: ReportContext;
  /** ms since the epoch; the context's is of the last revision. */
  readonly now: number;
  readonly candidates: readonly SessionNode[];
  readonly details: ReadonlyMap<string, SessionDetail>;
  /** Whose session a source holds. */
  readonly agentOf: (source: string) => AgentName;
  /** null when the system does not list them. */
  readonly processes: readonly LiveProcess[] | null;
  readonly matches: readonly SessionMatch[];
  readonly trouble: ProcessTrouble | null;
  readonly server: ReadonlyMap<string, ServerWord & { readonly about: string }>;
  readonly serverTrouble: string;
}

/** Everything that runs now: the sessions with their processes, and the processes without a session. */
export function buildLiveReport(inputs: LiveInputs): LiveReport {
  const { context, now, candidates, processes, matches, trouble, serverTrouble } = inputs;
  const byPid = new Map((processes ?? []).map((process) => [process.pid, process]));
  const matchOf = new Map(matches.map((match) => [match.sessionId, match]));
  const sessions = candidates.flatMap((node) => {
    const match = matchOf.get(node.id) ?? null;
    const process = match === null ? null : (byPid.get(match.pid) ?? null);
    const session = liveSession(node, match, process, inputs);
    return process !== null || isShownAlone(session, now) ? [session] : [];
  });
  const taken = new Set(sessions.flatMap(({ process }) => process?.pid ?? []));
  const unmatched = (processes ?? []).filter(({ pid }) => !taken.has(pid));
  return { asOf: now, demo: context.demo, trouble, serverTrouble, sessions, unmatched };
}

/** Without a process only what is still news is shown; what nobody can tell counts as running. */
function isShownAlone({ state, since, lastActivity, interactive }: LiveSession, now: number): boolean {
  if (now - lastActivity >= afterglowMs) return false;
  if (state === 'finished') return interactive && now - since < lastWordsMs;
  return needsUser(state) || state === 'stale' || isWorking(state);
}

function liveSession(
  node: SessionNode,
  match: SessionMatch | null,
  process: LiveProcess | null,
  inputs: LiveInputs,
): LiveSession {
  const { context, agentOf } = inputs;
  const { session, contextRequest, workflow } = node;
  const detail = inputs.details.get(node.id) ?? noDetail;
  const { state, since } = stateOf(node, detail, process, inputs);
  const asked = inputs.server.get(node.id);
  return {
    id: node.id,
    title: session.title,
    directory: session.directory,
    projectLabel: node.place.label,
    agent: agentOf(node.source),
    state,
    since,
    tool: state === 'tool' || state === 'waiting' || state === 'interrupted' ? detail.tool : null,
    question: (asked?.asks ?? null) === null ? detail.question : (asked?.about ?? ''),
    lastLine: detail.lastLine,
    cost: workflow.cost,
    requests: workflow.requests,
    tokens: workflow.tokens,
    context: contextRequest === null ? null : contextUseOf(contextRequest, context.contextLimit(contextRequest.model)),
    model: node.model,
    agentName: node.agent,
    created: session.created,
    lastActivity: Math.max(node.lastActivity, detail.lastSign),
    roundStart: detail.roundStart,
    // A session of `run` that goes on in a terminal has somebody in front of it.
    interactive: process === null ? detail.interactive !== false : !isBackground(process.role),
    process,
    match: match === null ? null : { how: match.how, confidence: match.confidence, reason: match.reason },
    todos: detail.todos,
    subagents: subagentsOf(node, detail, process, inputs),
  };
}

/** Sub-agents of the present round, the newest first. */
function subagentsOf(
  node: SessionNode,
  { roundStart }: SessionDetail,
  process: LiveProcess | null,
  inputs: LiveInputs,
): readonly LiveSubagent[] {
  return node.children
    .filter(({ born }) => born >= roundStart)
    .sort((a, b) => b.born - a.born)
    .slice(0, mostSubagents)
    .map((child) => {
      const detail = inputs.details.get(child.id) ?? fromFigures(child);
      const { state, since } = stateOf(child, detail, process, inputs);
      const { workflow } = child;
      return {
        id: child.id,
        title: child.session.title,
        agentName: child.agent,
        // Its answer goes to the agent above: nobody is expected to look at it.
        state: state === 'finished' ? 'idle' : state,
        since,
        tool: state === 'tool' ? detail.tool : null,
        cost: workflow.cost,
        requests: workflow.requests,
      };
    });
}

function stateOf(node: SessionNode, read: SessionDetail, process: LiveProcess | null, inputs: LiveInputs): StateSince {
  // Of a session in JSON storage nothing is read but its todos.
  const detail = read.newest === null && read.lastSign === 0 ? fromFigures(node) : read;
  return liveStateOf({
    newest: detail.newest,
    open: detail.open,
    process: processWord(node, detail, process, inputs),
    cpu: process?.cpu ?? null,
    server: inputs.server.get(node.id) ?? null,
    lastActivity: Math.max(node.lastActivity, detail.lastSign),
    seen: 0,
    now: inputs.now,
  });
}

/** A process that started after the work began cannot be the one at work; a server may be, in any folder below its own. */
function processWord(
  { session, source }: SessionNode,
  { newest }: SessionDetail,
  process: LiveProcess | null,
  { processes, context, agentOf }: LiveInputs,
): ProcessWord {
  if (processes === null) return 'unknown';
  const began = newest?.created ?? 0;
  if (process !== null) return (process.started ?? 0) > began + toleranceMs ? 'gone' : 'there';
  const agent = agentOf(source);
  const own = processes.filter((one) => one.agent === agent);
  const hidden = own.some((one) => mayHoldSession(one.role) && one.directory === '');
  if (hidden) return 'unknown';
  const servers = own.filter(({ role, started }) => role === 'server' && (started ?? 0) <= began + toleranceMs);
  // oh-my-pi's work for one client, in the client's folder.
  if (agent === 'omp') return servers.some(({ directory }) => directory === session.directory) ? 'there' : 'gone';
  return servers.length > 0 && context.isAgentRunning(session.directory, began) === true ? 'there' : 'gone';
}

/** What the figures alone tell of a session nothing was read of: whether its newest request runs, and how it failed. */
function fromFigures(node: SessionNode): SessionDetail {
  const { newestOwn } = node;
  if (newestOwn === null) return noDetail;
  const { open, error, created } = newestOwn;
  const completed = open ? 0 : Math.max(created, node.lastActivity);
  return {
    ...noDetail,
    newest: { role: 'assistant', created, completed, finish: open ? 'none' : 'stop', error, compaction: false },
  };
}
