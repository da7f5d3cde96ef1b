import type { ModelId } from '../../model/modelId.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { Figures } from '../figures.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { Usage } from '../usage/usage.ts';
import { UsageGroup } from '../usage/usageGroup.ts';
import { linkSessions } from '../sessionLinks.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import { panelScope } from './panelScope.ts';

/** What the sessions can be ranked by. */
export type SessionRank = 'cost' | 'lastUse' | 'duration' | 'requests' | 'errors' | 'context' | 'tokens' | 'title';

/** How the Sessions tab wants its rows. */
export interface SessionsTabQuery {
  readonly filter: PanelFilter;
  readonly sort: SessionRank;
  readonly descending: boolean;
  /** False ranks sub-agents by themselves beside the sessions that started them. */
  readonly workflows: boolean;
  /** Ids of the workflows whose sub-agents are listed below them. */
  readonly open: readonly string[];
  /** The rows that are seen: the first one's index, and how many. */
  readonly offset: number;
  readonly limit: number;
}

/** One session; as a workflow together with its sub-agents. */
export interface SessionTabRow {
  readonly id: string;
  readonly title: string;
  readonly projectLabel: string;
  readonly folder: string;
  /** The model that cost most. */
  readonly model: ModelId | null;
  readonly models: number;
  readonly figures: Figures;
  /** ms since the epoch; 0 when no request says. */
  readonly firstUse: number;
  readonly lastUse: number;
  /** ms from first to last use. */
  readonly duration: number;
  /** ms during which requests ran. */
  readonly busy: number;
  /** Most tokens a request of it had in its context, its answer included. */
  readonly contextPeak: number;
  /** 1 for a row of its own, 2 and more for a sub-agent below its parent's row. */
  readonly level: number;
  readonly subagents: number;
  readonly open: boolean;
}

/** All rows in their order; made once for each order, then read page by page. */
export interface ArrangedSessions extends PanelHead {
  readonly rows: readonly SessionTabRow[];
  readonly totals: Usage;
  /** Largest value of each column, for the bars behind the figures. */
  readonly most: SessionMaxima;
}

/** The largest value among the rows. */
export interface SessionMaxima {
  readonly cost: number;
  readonly requests: number;
  readonly duration: number;
  readonly contextPeak: number;
}

/** A page of the Sessions tab. */
export interface SessionsTabReport extends Omit<ArrangedSessions, 'rows'> {
  readonly count: number;
  readonly offset: number;
  readonly rows: readonly SessionTabRow[];
}

interface Node {
  readonly id: string;
  readonly parentId: string;
  readonly born: number;
  /** As it stands where nothing is opened. */
  readonly row: SessionTabRow;
  readonly group: UsageGroup;
  parent: Node | null;
  children: Node[];
}

/** Sums requests up by session and puts the rows in order. */
export function arrangeSessionRows(
  ledger: Ledger,
  context: ReportContext,
  { filter, sort, descending, workflows, open }: Omit<SessionsTabQuery, 'offset' | 'limit'>,
): ArrangedSessions {
  const { pools } = ledger;
  const scope = panelScope(ledger, context, filter);
  const groups = new Map<number, { group: UsageGroup; peak: number }>();
  scanRequests(ledger, scope.selection, (requests, slot, number) => {
    let entry = groups.get(number);
    if (entry === undefined) groups.set(number, (entry = { group: new UsageGroup(context), peak: 0 }));
    entry.group.add(requests, slot);
    const flags = requests.columns.flags[slot] ?? 0;
    if ((flags & requestFlags.counted) !== 0) entry.peak = Math.max(entry.peak, requests.totalTokens(slot));
  });
  const all = new UsageGroup(context);
  const nodes = new Map<string, Node>();
  for (const [number, { group, peak }] of groups) {
    if (group.isEmpty) continue;
    all.merge(group);
    const id = pools.sessionIds.text(number);
    const known = scope.known.get(number);
    const place = scope.places.get(number);
    const head = {
      id,
      title: known?.session.title ?? id,
      projectLabel: place?.label ?? '',
      folder: place?.folder ?? '',
    };
    nodes.set(id, {
      id,
      parentId: known?.session.parentId ?? '',
      born: known?.session.created ?? 0,
      group,
      row: rowOf(head, group.usage(pools), peak, 0),
      parent: null,
      children: [],
    });
  }
  const compare = orderOf(sort, descending);
  const opened = new Set(open);
  const rows: SessionTabRow[] = [];
  if (workflows) {
    const tops = linkSessions(nodes).map((node) => ({ node, row: whole(node, context, ledger) }));
    const list = (node: Node, row: Node['row'], level: number): void => {
      const isOpen = opened.has(node.id) && node.children.length > 0;
      rows.push(isOpen || level > 1 ? { ...row, level, open: isOpen } : row);
      if (!isOpen) return;
      const children = node.children.map((child) => ({ node: child, row: whole(child, context, ledger) }));
      for (const child of children.sort((a, b) => compare(a.row, b.row))) list(child.node, child.row, level + 1);
    };
    for (const { node, row } of tops.sort((a, b) => compare(a.row, b.row))) list(node, row, 1);
  } else {
    for (const { row } of nodes.values()) rows.push(row);
    rows.sort(compare);
  }
  return {
    ...panelHead(ledger, context, scope, rows.length === 0),
    rows,
    totals: all.usage(pools),
    most: {
      cost: largest(rows, ({ figures }) => figures.cost.amount),
      requests: largest(rows, ({ figures }) => figures.requests),
      duration: largest(rows, ({ duration }) => duration),
      contextPeak: largest(rows, ({ contextPeak }) => contextPeak),
    },
  };
}

/** The rows of one page. */
export function sessionsPage(arranged: ArrangedSessions, offset: number, limit: number): SessionsTabReport {
  const { rows } = arranged;
  return { ...arranged, count: rows.length, offset, rows: rows.slice(offset, offset + limit) };
}

function whole(node: Node, context: ReportContext, { pools }: Ledger): Node['row'] {
  if (node.children.length === 0) return node.row;
  const group = new UsageGroup(context);
  let peak = 0;
  let subagents = -1;
  const add = (one: Node): void => {
    group.merge(one.group);
    peak = Math.max(peak, one.row.contextPeak);
    subagents++;
    for (const child of one.children) add(child);
  };
  add(node);
  return rowOf(node.row, group.usage(pools), peak, subagents);
}

function rowOf(
  { id, title, projectLabel, folder }: Pick<SessionTabRow, 'id' | 'title' | 'projectLabel' | 'folder'>,
  { figures, firstUse, lastUse, duration, busy, models }: Usage,
  contextPeak: number,
  subagents: number,
): Node['row'] {
  return {
    id,
    title,
    projectLabel,
    folder,
    model: models[0] ?? null,
    models: models.length,
    figures,
    firstUse,
    lastUse,
    duration,
    busy,
    contextPeak,
    subagents,
    level: 1,
    open: false,
  };
}

type Row = Node['row'];

const values: Readonly<Record<Exclude<SessionRank, 'title'>, (row: Row) => number>> = {
  cost: ({ figures }) => figures.cost.amount,
  lastUse: ({ lastUse }) => lastUse,
  duration: ({ duration }) => duration,
  requests: ({ figures }) => figures.requests,
  errors: ({ figures }) => figures.errors,
  context: ({ contextPeak }) => contextPeak,
  tokens: ({ figures: { tokens } }) =>
    tokens.input + tokens.output + tokens.reasoning + tokens.cacheRead + tokens.cacheWrite,
};

/** Equals stand in the order of their last use, then of their ids: the same data always gives the same order. */
function orderOf(sort: SessionRank, descending: boolean): (a: Row, b: Row) => number {
  const sign = descending ? -1 : 1;
  const between = (a: Row, b: Row): number => b.lastUse - a.lastUse || (a.id < b.id ? -1 : 1);
  if (sort === 'title') return (a, b) => sign * compareText(a.title, b.title) || between(a, b);
  const value = values[sort];
  return (a, b) => sign * (value(a) - value(b)) || between(a, b);
}

function compareText(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function largest(rows: readonly SessionTabRow[], value: (row: SessionTabRow) => number): number {
  return rows.reduce((most, row) => Math.max(most, value(row)), 0);
}
