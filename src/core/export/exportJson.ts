import { dollars } from '../model/money.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import type { AnyReport } from './anyReport.ts';
import { exportMetadata } from './exportMetadata.ts';
import type { ExportEntry } from './exportTable.ts';
import { exportTable } from './exportTable.ts';

/** Where an object-shaped export keeps its rows; the others are plain lists, so that `.[-1]` is the newest period. */
const rowsMember = {
  sessions: 'sessions',
  session: 'requests',
  models: 'model_stats',
  model: 'model_stats',
  projects: 'project_stats',
  agents: 'agent_stats',
  tools: 'tool_stats',
} as const;

/** Whether a report's JSON is a list of rows, whose metadata then goes into a file beside it. */
export function isListShaped(kind: AnyReport['kind']): boolean {
  return !(kind in rowsMember);
}

/** The value to write as JSON; shapes and names are documented in docs/exports.md and versioned. */
export function exportJson(report: AnyReport, generator: string, breakdown: boolean): unknown {
  const { head, member, rows } = exportJsonParts(report, generator, breakdown);
  return member === null ? rows : { ...head, [member]: rows };
}

/** The same in parts: the members before the rows, the name of the member that holds them (null for a list), and the rows. */
export interface JsonParts {
  readonly head: object;
  readonly member: string | null;
  readonly rows: readonly object[];
}

/** Takes the value apart. */
export function exportJsonParts(report: AnyReport, generator: string, breakdown: boolean): JsonParts {
  const rows = exportTable(report).map((entry) => jsonRow(entry, breakdown));
  if (report.kind === 'daily' || report.kind === 'weekly' || report.kind === 'monthly') {
    return { head: {}, member: null, rows };
  }
  const { totals } = report;
  const headline =
    'figures' in totals
      ? { total_cost: dollars(totals.figures.cost.amount), total_tokens: totalTokens(totals.figures.tokens) }
      : {};
  const head = {
    ...exportMetadata(report, rows.length, generator),
    ...headline,
    ...(report.kind === 'session' ? { session_id: report.session.id, title: report.session.title } : {}),
    ...(report.kind === 'model' ? { model_name: report.name, days_used: report.daysUsed } : {}),
  };
  return { head, member: rowsMember[report.kind], rows };
}

function jsonRow({ key, figures, breakdown, children }: ExportEntry, withBreakdown: boolean): object {
  return {
    ...key,
    ...figures,
    ...(withBreakdown ? { model_breakdown: breakdown } : {}),
    ...(children.length > 0 ? { sub_agent_sessions: children.map((child) => jsonRow(child, withBreakdown)) } : {}),
  };
}
