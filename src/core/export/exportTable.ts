import { modelKey } from '../model/modelId.ts';
import { dollars } from '../model/money.ts';
import type { SessionRequestRow } from '../reports/sessionReport.ts';
import type { ModelPart, UsageRow } from '../reports/usage/usage.ts';
import type { UsageSessionRow } from '../reports/usageSessionRow.ts';
import type { AnyReport } from './anyReport.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';
import { toolColumns } from './toolColumns.ts';
import { usageColumns } from './usageColumns.ts';

/** A row to export with its breakdown by model. */
export interface ExportEntry {
  /** What the row is of: columns before the figures. */
  readonly key: ExportRow;
  readonly figures: ExportRow;
  readonly breakdown: readonly ExportRow[];
  /** Sub-agents' sessions of a workflow: already part of its figures, so a list of rows must not add them again. */
  readonly children: readonly ExportEntry[];
}

/** The rows of any report in the one vocabulary; rows add up to the report's totals. */
export function exportTable(report: AnyReport): ExportEntry[] {
  switch (report.kind) {
    case 'sessions':
      return report.rows.map(sessionEntry);
    case 'session':
      return report.rows.map((row) => ({
        key: requestKey(row),
        figures: usageColumns(row),
        breakdown: [],
        children: [],
      }));
    case 'daily':
      return report.rows.map((row) => entry({ date: row.label || null }, row));
    case 'weekly':
    case 'monthly': {
      const name = report.kind === 'weekly' ? 'week' : 'month';
      const key = ({ label, start, end }: { label: string; start: string; end: string }): ExportRow => ({
        [name]: label || null,
        start_date: start || null,
        end_date: end || null,
      });
      return report.rows.map((row) => entry(key(row), row));
    }
    case 'models':
    case 'model':
      return report.rows.map((row) =>
        entry({ provider: row.model.providerID, model: row.model.modelID, model_name: modelKey(row.model) }, row),
      );
    case 'projects':
      return report.rows.map((row) => entry({ project: row.label, folder: row.folder }, row));
    case 'agents':
      return report.rows.map((row) => entry({ agent: row.agent }, row));
    case 'tools':
      return report.rows.map((row) => ({
        key: { tool: row.tool },
        figures: toolColumns(row),
        breakdown: row.breakdown.map(({ model, ...usage }) => ({
          provider: model.providerID,
          model: model.modelID,
          ...toolColumns(usage),
        })),
        children: [],
      }));
  }
}

function entry(key: ExportRow, row: UsageRow): ExportEntry {
  return { key, figures: usageColumns(row), breakdown: row.breakdown.map(part), children: [] };
}

function part({ model, ...usage }: ModelPart): ExportRow {
  const { models: _models, ...figures } = usageColumns(usage);
  return { provider: model.providerID, model: model.modelID, ...figures };
}

function sessionEntry(row: UsageSessionRow): ExportEntry {
  const key = {
    session_id: row.id,
    parent_id: row.parentId || null,
    title: row.title,
    project: row.projectLabel,
    folder: row.folder,
    source: row.source,
    created: exportTime(row.created),
    archived: row.archived,
    own_cost: dollars(row.own.figures.cost.amount),
    quota_use: row.quotaUse,
    sub_agents: row.children.length,
  };
  return { ...entry(key, row), children: row.children.map(sessionEntry) };
}

function requestKey(row: SessionRequestRow): ExportRow {
  return {
    session_id: row.sessionId,
    created: exportTime(row.created),
    completed: exportTime(row.completed),
    provider: row.model.providerID,
    model: row.model.modelID,
    agent: row.agent,
    finish: row.finish,
    error: row.error || null,
    copy: row.standing === 'copy',
    standing: row.standing,
    source: row.source,
  };
}
