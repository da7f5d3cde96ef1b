import { cleanLine } from '../../core/format/cleanLine.ts';
import { formatCompactCount, formatCount } from '../../core/format/formatCount.ts';
import { formatCost } from '../../core/format/formatCost.ts';
import { formatDuration } from '../../core/format/formatDuration.ts';
import type { LiveGroup } from '../../core/live/arrangeLive.ts';
import type { LiveProcess, LiveSession } from '../../core/live/liveReport.ts';
import type { Table, TableLine } from './table.ts';

const locale = 'en-US';
const none = '-';
/** More of a text is read elsewhere, in letters. */
const longestCell = 300;

/** What runs, for the terminal; `withText` adds what the model last said, which is the user's own. */
export function liveTable(groups: readonly LiveGroup[], now: number, withText: boolean): Table {
  const name = (header: string, priority: number) => ({ header, align: 'left', priority }) as const;
  const figure = (header: string, priority: number) => ({ header, align: 'right', priority }) as const;
  const columns = [
    name('Session', 0),
    name('State', 0),
    figure('For', 2),
    figure('Cost', 1),
    figure('Requests', 6),
    figure('In', 7),
    figure('Out', 7),
    figure('Context', 3),
    figure('Round', 8),
    figure('Up', 8),
    figure('CPU', 4),
    figure('Memory', 5),
    figure('PID', 2),
    name('TTY', 6),
    name('Model', 5),
    name('Match', 3),
    name('Why', 9),
  ];
  const line = (cells: readonly string[]): TableLine => ({ kind: 'row', cells: cells.map(safe) });
  const lines = groups.flatMap(({ sessions, processes }): TableLine[] => [
    ...sessions.map((session) => line(sessionCells(session, now, withText))),
    ...processes.map((process) => line(processCells(process, now, withText))),
  ]);
  return withText ? { columns: [...columns, name('Last', 1)], lines } : { columns, lines };
}

/** Titles, folders and command lines are whatever somebody called them: a terminal must not obey them. */
function safe(cell: string): string {
  return cleanLine(cell, longestCell);
}

function sessionCells(session: LiveSession, now: number, withText: boolean): string[] {
  const { title, id, state, tool, since, cost, requests, tokens, context, process, model, match } = session;
  const cells = [
    title === '' ? id : title,
    state === 'tool' && tool !== null ? `tool ${tool.name}` : state,
    since === 0 ? none : formatDuration(now - since, locale),
    requests === 0 ? none : formatCost(cost, locale),
    formatCount(requests, locale),
    formatCompactCount(tokens.input + tokens.cacheRead + tokens.cacheWrite, locale),
    formatCompactCount(tokens.output + tokens.reasoning, locale),
    (context?.percent ?? null) === null ? none : `${context?.percent ?? 0}%`,
    session.roundStart === 0 ? none : formatDuration(now - session.roundStart, locale),
    ...processFigures(process, now),
    model === null ? none : model.modelID,
    match === null ? 'no process' : match.confidence,
    match === null ? none : match.reason,
  ];
  return withText ? [...cells, session.question || session.lastLine] : cells;
}

function processCells(process: LiveProcess, now: number, withText: boolean): string[] {
  const blank = [none, none, none, none, none, none, none];
  const cells = [
    process.directory === '' ? `${process.agent} (no session)` : `${process.directory} (no session)`,
    process.role,
    ...blank,
    ...processFigures(process, now),
    none,
    none,
    none,
  ];
  return withText ? [...cells, process.commandLine] : cells;
}

function processFigures(process: LiveProcess | null, now: number): string[] {
  if (process === null) return [none, none, none, none, none];
  const { started, cpu, memoryBytes, pid, tty } = process;
  return [
    started === null ? none : formatDuration(now - started, locale),
    cpu === null ? none : `${cpu}%`,
    memoryBytes === null ? none : `${Math.round(memoryBytes / (1024 * 1024))} MB`,
    String(pid),
    tty === '' ? none : tty,
  ];
}
