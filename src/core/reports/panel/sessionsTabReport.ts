import type { ModelId } from '../../model/modelId.ts';
import type { Figures } from '../figures.ts';
import type { Usage } from '../usage/usage.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import type { SessionRank } from './sessionRank.ts';
import { inOrder } from './sessionRank.ts';
import type { SessionSums, SummedSession } from './sessionSums.ts';

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

/** What an order asks of the rows. */
export type SessionOrder = Pick<SessionsTabQuery, 'sort' | 'descending' | 'workflows' | 'open'>;

function arrangeSessionRows(sums: SessionSums, order: SessionOrder): ArrangedSessions {
  const rows = order.workflows ? workflowRows(sums, order) : inOrder(sums.alone, order, (row) => row);
  return { ...sums.head, rows, totals: sums.totals, most: maximaOf(rows) };
}

/** The rows in any order; those of the order asked for last are kept, since they are read page by page. */
export function sessionRanking(sums: SessionSums): (order: SessionOrder) => ArrangedSessions {
  let key = '';
  let arranged: ArrangedSessions | null = null;
  return (order) => {
    const wanted = JSON.stringify([order.sort, order.descending, order.workflows, order.open]);
    if (arranged === null || wanted !== key) arranged = arrangeSessionRows(sums, order);
    key = wanted;
    return arranged;
  };
}

function workflowRows({ tops }: SessionSums, order: SessionOrder): SessionTabRow[] {
  const opened = new Set(order.open);
  const rows: SessionTabRow[] = [];
  const list = (sessions: readonly SummedSession[], level: number): void => {
    for (const { row, children } of inOrder(sessions, order, (session) => session.row)) {
      const isOpen = children.length > 0 && opened.has(row.id);
      rows.push(isOpen || level > 1 ? { ...row, level, open: isOpen } : row);
      if (isOpen) list(children, level + 1);
    }
  };
  list(tops, 1);
  return rows;
}

/** The rows of one page. */
export function sessionsPage(arranged: ArrangedSessions, offset: number, limit: number): SessionsTabReport {
  const { rows } = arranged;
  return { ...arranged, count: rows.length, offset, rows: rows.slice(offset, offset + limit) };
}

function maximaOf(rows: readonly SessionTabRow[]): SessionMaxima {
  let cost = 0;
  let requests = 0;
  let duration = 0;
  let contextPeak = 0;
  for (const row of rows) {
    cost = Math.max(cost, row.figures.cost.amount);
    requests = Math.max(requests, row.figures.requests);
    duration = Math.max(duration, row.duration);
    contextPeak = Math.max(contextPeak, row.contextPeak);
  }
  return { cost, requests, duration, contextPeak };
}
