import { l10n } from 'vscode';
import type { LiveGroup, LiveQuery, Urgency } from '../../../core/live/arrangeLive.ts';
import type { LiveProcess, LiveSession, LiveSubagent } from '../../../core/live/liveReport.ts';
import type { LiveState } from '../../../core/live/liveState.ts';
import type { LiveTodo } from '../../../core/live/sessionDetail.ts';
import { cleanLine } from '../../../core/format/cleanLine.ts';
import { itemTags } from '../../manifest/itemTags.ts';
import { countText, durationText } from '../../text/format.ts';
import { costText, joined, sessionsText } from '../../text/words.ts';
import type { LiveLook, LiveRow } from './liveNode.ts';
import { doingText, loadTexts, roleText, sessionName, stateText } from './liveWords.ts';

/** Longest title in a row, in letters: the state must still fit beside it. */
const maximumTitle = 28;
const maximumText = 80;

const icons: Readonly<Record<LiveState, readonly [icon: string, color: string]>> = {
  waiting: ['bell-dot', 'list.warningForeground'],
  error: ['error', 'list.errorForeground'],
  truncated: ['warning', 'list.warningForeground'],
  interrupted: ['circle-slash', 'list.errorForeground'],
  stale: ['question', ''],
  finished: ['pass', ''],
  retrying: ['sync', ''],
  generating: ['loading~spin', ''],
  tool: ['loading~spin', ''],
  thinking: ['loading~spin', ''],
  queued: ['watch', ''],
  idle: ['circle-large-outline', ''],
};

/** The rows of the tree; `now` in ms. */
export function liveRows(groups: readonly LiveGroup[], query: LiveQuery, now: number): readonly LiveRow[] {
  const [only] = groups;
  if (query.grouping === 'none') return only === undefined ? [] : entries(only, now);
  return groups.map((group) => groupRow(group, query, now));
}

function entries({ sessions, processes }: LiveGroup, now: number): readonly LiveRow[] {
  return [...sessions.map((session) => sessionRow(session, now)), ...processes.map((one) => processRow(one, now))];
}

function groupRow(group: LiveGroup, { grouping }: LiveQuery, now: number): LiveRow {
  const label = grouping === 'folder' ? group.label : urgencyText(group.id as Urgency);
  const description = group.sessions.length === 0 ? '' : sessionsText(group.sessions.length);
  const icon = grouping === 'folder' ? 'folder' : '';
  const look: LiveLook = { ...plain, label, description, icon, open: true, spoken: joined([label, description]) };
  return { id: `group:${grouping}:${group.id}`, look, children: entries(group, now), session: null, process: null };
}

function urgencyText(urgency: Urgency): string {
  return {
    needs: l10n.t('Needs you'),
    news: l10n.t('News'),
    works: l10n.t('Works'),
    rests: l10n.t('Rests'),
  }[urgency];
}

const plain: LiveLook = { label: '', description: '', icon: '', color: '', tags: '', spoken: '', open: false };

function sessionRow(session: LiveSession, now: number): LiveRow {
  const { state, context, cost, requests, process, directory } = session;
  const name = sessionName(session);
  const description = joined([
    doingText(session, now),
    context?.percent === null || context === null ? '' : `${context.percent}%`,
    requests === 0 ? '' : costText(cost),
  ]);
  const [icon, color] = icons[state];
  const look: LiveLook = {
    label: cleanLine(name, maximumTitle),
    description,
    icon,
    color,
    tags: [
      itemTags.session,
      directory === '' ? '' : itemTags.folder,
      process === null ? itemTags.noProcess : itemTags.process,
    ].join(''),
    spoken: joined([name, stateText(state), description, session.question]),
    open: state === 'waiting',
  };
  // Under an id of its own it stands open, however the row was left before.
  const id = `session:${session.id}${look.open ? ':asks' : ''}`;
  return { id, look, children: detailRows(session, now), session, process };
}

function detailRows(session: LiveSession, now: number): readonly LiveRow[] {
  const { question, tool, todos, subagents, state } = session;
  const row = (id: string, look: Partial<LiveLook>, children: readonly LiveRow[] = []): LiveRow => {
    const full = { ...plain, ...look };
    const spoken = joined([full.label, full.description]);
    return { id: `${session.id}:${id}`, look: { ...full, spoken }, children, session, process: session.process };
  };
  const rows: LiveRow[] = [];
  if (state === 'waiting' && question !== '') {
    rows.push(row('question', { label: cleanLine(question, maximumText), icon: 'comment-discussion' }));
  } else if (tool !== null && state !== 'waiting') {
    const age = durationText(Math.max(0, now - tool.started));
    const about = cleanLine(tool.about, maximumText);
    rows.push(row('tool', { label: tool.name, description: joined([about, age]), icon: 'tools' }));
  }
  if (todos.length > 0)
    rows.push(
      row(
        'todos',
        todosLook(todos),
        todos.map((todo, index) => row(`todo:${index}`, todoLook(todo))),
      ),
    );
  for (const subagent of subagents) rows.push(row(`subagent:${subagent.id}`, subagentLook(subagent, now)));
  return rows;
}

function todosLook(todos: readonly LiveTodo[]): Partial<LiveLook> {
  const done = todos.filter(({ status }) => status === 'completed' || status === 'cancelled').length;
  const current = todos.find(({ status }) => status === 'in_progress')?.text ?? '';
  const count = l10n.t('{0} of {1}', countText(done), countText(todos.length));
  return { label: l10n.t('Todos'), description: joined([cleanLine(current, maximumText), count]), icon: 'checklist' };
}

function todoLook({ text, status, priority }: LiveTodo): Partial<LiveLook> {
  const icon = {
    pending: 'circle-large-outline',
    in_progress: 'arrow-right',
    completed: 'pass',
    cancelled: 'circle-slash',
  };
  const words = {
    pending: l10n.t('open'),
    in_progress: l10n.t('in progress'),
    completed: l10n.t('done'),
    cancelled: l10n.t('cancelled'),
  };
  const weight = { high: l10n.t('high'), medium: l10n.t('medium'), low: l10n.t('low'), '': '' }[priority];
  const color = priority === 'high' && status !== 'completed' ? 'list.warningForeground' : '';
  return {
    label: cleanLine(text, maximumText),
    description: joined([words[status], weight]),
    icon: icon[status],
    color,
  };
}

function subagentLook(subagent: LiveSubagent, now: number): Partial<LiveLook> {
  const cost = subagent.requests === 0 ? '' : costText(subagent.cost);
  const doing = doingText(subagent, now);
  const label = subagent.agentName === '' ? l10n.t('sub-agent') : subagent.agentName;
  const title = cleanLine(subagent.title, maximumText);
  return { label, description: joined([title, doing, cost]), icon: 'type-hierarchy-sub' };
}

function processRow(process: LiveProcess, now: number): LiveRow {
  const name = process.directory === '' ? process.agent : cleanLine(lastName(process.directory), maximumTitle);
  const up = process.started === null ? '' : durationText(Math.max(0, now - process.started));
  const description = joined([l10n.t('no session'), roleText(process.role), up, ...loadTexts(process)]);
  const look: LiveLook = {
    ...plain,
    label: name,
    description,
    icon: process.role === 'interactive' ? 'terminal' : 'server-process',
    tags: itemTags.process,
    spoken: joined([name, description]),
  };
  return { id: `process:${process.identity}`, look, children: [], session: null, process };
}

function lastName(directory: string): string {
  return directory.split(/[\\/]/).filter(Boolean).at(-1) ?? directory;
}
