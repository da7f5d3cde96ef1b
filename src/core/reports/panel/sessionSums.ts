import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { ReportContext } from '../reportContext.ts';
import { linkSessions } from '../sessionLinks.ts';
import { outputSpeed } from '../usage/outputSpeed.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { BriefUsage, Usage } from '../usage/usage.ts';
import { UsageGroup } from '../usage/usageGroup.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import { panelScope } from './panelScope.ts';
import type { SessionTabRow } from './sessionsTabReport.ts';

/** A session with its workflow: the row is of all of it. */
export interface SummedSession {
  readonly row: SessionTabRow;
  readonly children: readonly SummedSession[];
}

/** What the sessions of a filter come to, whatever order they are wanted in. */
export interface SessionSums {
  readonly head: PanelHead;
  readonly tops: readonly SummedSession[];
  /** Every session without its sub-agents. */
  readonly alone: readonly SessionTabRow[];
  readonly totals: Usage;
}

interface Node {
  readonly id: string;
  readonly parentId: string;
  readonly born: number;
  readonly alone: SessionTabRow;
  readonly group: UsageGroup;
  parent: Node | null;
  children: Node[];
}

/** Sums requests up by session, and sessions by workflow. */
export function sumSessions(ledger: Ledger, context: ReportContext, filter: PanelFilter): SessionSums {
  const { pools } = ledger;
  const scope = panelScope(ledger, context, filter);
  /** By session number, in the order in which they are met. */
  const groups: (UsageGroup | undefined)[] = [];
  const met: number[] = [];
  const speeds: number[] = [];
  const peaks = new Float64Array(pools.sessionIds.size);
  scanRequests(ledger, scope.selection, (requests, slot, number) => {
    let group = groups[number];
    if (group === undefined) {
      groups[number] = group = new UsageGroup(context, speeds);
      met.push(number);
    }
    group.add(requests, slot);
    if (((requests.columns.flags[slot] ?? 0) & requestFlags.counted) === 0) return;
    const tokens = requests.totalTokens(slot);
    if (tokens > (peaks[number] ?? 0)) peaks[number] = tokens;
  });
  const all = new UsageGroup(context);
  const nodes = new Map<string, Node>();
  for (const number of met) {
    const group = groups[number];
    if (group === undefined || group.isEmpty) continue;
    all.merge(group);
    const id = pools.sessionIds.text(number);
    const known = scope.known.get(number);
    const place = scope.places.get(number);
    const names = {
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
      alone: rowOf(names, group.brief(pools), peaks[number] ?? 0, 0),
      parent: null,
      children: [],
    });
  }
  const tops = linkSessions(nodes).map((node) => workflow(node, context, ledger));
  const alone = Array.from(nodes.values(), (node) => node.alone);
  return {
    head: panelHead(ledger, context, scope, alone.length === 0),
    tops,
    alone,
    totals: { ...all.usage(pools), speed: outputSpeed([speeds]) },
  };
}

function workflow(node: Node, context: ReportContext, ledger: Ledger): SummedSession {
  if (node.children.length === 0) return { row: node.alone, children: [] };
  const group = new UsageGroup(context);
  let peak = 0;
  let subagents = -1;
  const add = (one: Node): void => {
    group.merge(one.group);
    peak = Math.max(peak, one.alone.contextPeak);
    subagents++;
    for (const child of one.children) add(child);
  };
  add(node);
  return {
    row: rowOf(node.alone, group.brief(ledger.pools), peak, subagents),
    children: node.children.map((child) => workflow(child, context, ledger)),
  };
}

function rowOf(
  { id, title, projectLabel, folder }: Pick<SessionTabRow, 'id' | 'title' | 'projectLabel' | 'folder'>,
  { figures, firstUse, lastUse, duration, busy, models }: BriefUsage,
  contextPeak: number,
  subagents: number,
): SessionTabRow {
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
