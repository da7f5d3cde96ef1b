import type { LiveGroup } from '../core/live/arrangeLive.ts';
import type { LiveProcess, LiveReport, LiveSession, LiveSubagent } from '../core/live/liveReport.ts';
import { needsUser } from '../core/live/liveState.ts';
import { dollars } from '../core/model/money.ts';
import { modelKey } from '../core/model/modelId.ts';
import type { Cost } from '../core/usage/cost.ts';

/** The report as JSON; names as in docs/exports.md. `withText` adds command lines and what model and tools say. */
export function liveJson(report: LiveReport, groups: readonly LiveGroup[], withText: boolean): unknown {
  return {
    as_of: new Date(report.asOf).toISOString(),
    trouble: report.trouble,
    server_trouble: report.serverTrouble === '' ? null : report.serverTrouble,
    sessions: groups.flatMap(({ sessions }) => sessions.map((session) => sessionJson(session, withText))),
    processes_without_session: groups.flatMap(({ processes }) => processes.map((one) => processJson(one, withText))),
  };
}

function sessionJson(session: LiveSession, withText: boolean): unknown {
  const { tokens, context, tool, match, process } = session;
  return {
    id: session.id,
    title: session.title,
    directory: session.directory,
    agent: session.agentName,
    model: session.model === null ? null : modelKey(session.model),
    state: session.state,
    needs_you: needsUser(session.state),
    since: timeJson(session.since),
    tool:
      tool === null
        ? null
        : { name: tool.name, started: timeJson(tool.started), ...(withText && { about: tool.about }) },
    interactive: session.interactive,
    requests: session.requests,
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    reasoning_tokens: tokens.reasoning,
    cache_read_tokens: tokens.cacheRead,
    cache_write_tokens: tokens.cacheWrite,
    ...costJson(session.cost),
    context_tokens: context?.tokens ?? null,
    context_limit: context?.limit ?? null,
    context_percent: context?.percent ?? null,
    created: timeJson(session.created),
    last_activity: timeJson(session.lastActivity),
    round_start: timeJson(session.roundStart),
    todos: { open: countOpen(session), all: session.todos.length },
    subagents: session.subagents.map(subagentJson),
    process: process === null ? null : processJson(process, withText),
    match,
    ...(withText && { last_line: session.lastLine, question: session.question }),
  };
}

function subagentJson({ id, title, agentName, state, since, cost, requests }: LiveSubagent): unknown {
  return { id, title, agent: agentName, state, since: timeJson(since), requests, ...costJson(cost) };
}

function processJson(process: LiveProcess, withText: boolean): unknown {
  return {
    pid: process.pid,
    parent: process.ancestors[0] ?? null,
    program: process.agent,
    role: process.role,
    tty: process.tty === '' ? null : process.tty,
    cwd: process.directory === '' ? null : process.directory,
    started: process.started === null ? null : timeJson(process.started),
    cpu_percent: process.cpu,
    memory_bytes: process.memoryBytes,
    ...(withText && { command_line: process.commandLine }),
  };
}

function costJson({ amount, basis, unpricedRequests }: Cost): Record<string, unknown> {
  return { total_cost: dollars(amount), cost_basis: basis, unpriced_requests: unpricedRequests };
}

function countOpen({ todos }: LiveSession): number {
  return todos.filter(({ status }) => status === 'pending' || status === 'in_progress').length;
}

function timeJson(time: number): string | null {
  return time > 0 ? new Date(time).toISOString() : null;
}
