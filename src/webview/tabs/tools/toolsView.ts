import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import { withTerm } from '../../../core/query/changeQuery.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { withFacet, withQuery } from '../../../core/reports/panel/panelFilter.ts';
import type { ToolModelRow, ToolsTabReport, ToolTabRow } from '../../../core/reports/panel/toolsTabReport.ts';
import type { ToolUsage } from '../../../core/reports/usage/toolSum.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { gridSection } from '../../grid/gridSection.ts';
import { sortRows } from '../../grid/sortRows.ts';
import { countColumn, figureCell, percentText, shareColumn } from '../../grid/usageColumns.ts';
import { durationText } from '../../model/durationText.ts';
import { failureText } from '../../model/failureText.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import type { Scene } from '../tab.ts';
import type { ToolsOptions } from './toolsTab.ts';

type ToolsScene = Scene<ToolsTabReport, ToolsOptions>;
type FailureRow = ToolsTabReport['failures'][number];

/** Characters to a token, about: what a tool put into a context is estimated from the length of its output. */
const charactersPerToken = 4;

/** Tools, the ways they fail, and how models fare with them. */
export function toolsView(scene: ToolsScene): TemplateResult {
  const { t, plural } = scene.words;
  const { rows, totals, failures, complete } = scene.report;
  const count = plural(rows.length, '{0} tool', '{0} tools');
  return html`<div class="page">
    ${gridSection(t('Tools'), complete ? count : `${count} · ${t('still reading')}`, toolGrid(scene))}
    <div class="halves">
      ${gridSection(t('Failures'), plural(failures.length ? totals.failed : 0, '{0} failed call', '{0} failed calls'), failureGrid(scene))}
      ${gridSection(t('By model'), t('whose message made the call'), modelGrid(scene))}
    </div>
  </div>`;
}

/** The sessions in which a tool failed. */
function failuresOf(filter: PanelFilter, tool: string, failure: string): PanelFilter {
  const withTool = tool === '' ? (filter.query ?? '') : withTerm(filter.query ?? '', 'tool', [tool]);
  return withQuery(filter, withTerm(withTool, 'error', failure === '' ? [] : [failure]));
}

function outcomeColumns<Row extends ToolUsage>(
  rows: readonly Row[],
  totals: ToolUsage,
  words: Words,
): GridColumn<Row>[] {
  const { t, formats } = words;
  const most = rows.reduce((largest, { calls }) => Math.max(largest, calls), 0);
  const duration = (id: string, label: string, value: (usage: ToolUsage) => number | null): GridColumn<Row> => ({
    id,
    label,
    width: 84,
    end: true,
    cell: (row) => durationText(value(row) ?? 0, words),
    text: (row) => durationText(value(row) ?? 0, words),
    value: (row) => value(row) ?? -1,
    raw: value,
    total: durationText(value(totals) ?? 0, words),
  });
  return [
    countColumn('calls', t('Calls'), ({ calls }) => calls, words, {
      most,
      width: 104,
      total: formats.integer(totals.calls),
    }),
    countColumn('failed', t('Failed'), ({ failed }) => failed, words, {
      total: formats.integer(totals.failed),
      width: 72,
    }),
    shareColumn('success', t('Success'), ({ successRate }) => successRate, words, {
      total: percentText(totals.successRate, words),
    }),
    duration('median', t('Median'), ({ medianDuration }) => medianDuration),
    duration('p90', t('p90'), ({ p90Duration }) => p90Duration),
  ];
}

function toolGrid({ report, words, options, choose, actions, filter }: ToolsScene): Grid<ToolTabRow> {
  const { t, formats } = words;
  const failures = ({ failures: own }: ToolTabRow): string =>
    own.map(({ failure, calls }) => `${failureText(failure, words)} ${formats.integer(calls)}`).join(', ');
  const tokens = ({ outputLength }: ToolTabRow): number => Math.round(outputLength / charactersPerToken);
  const columns: readonly GridColumn<ToolTabRow>[] = [
    {
      id: 'tool',
      label: t('Tool'),
      width: 160,
      cell: ({ tool }) => clip(tool),
      text: ({ tool }) => clip(tool),
      value: ({ tool }) => tool,
      total: t('Total'),
    },
    ...outcomeColumns<ToolTabRow>(report.rows, report.totals, words),
    countColumn('sessions', t('Sessions'), ({ sessions }) => sessions, words),
    countColumn('failedSessions', t('Failed in'), ({ failedSessions }) => failedSessions, words, {
      hint: t('Sessions in which a call failed: those a click leads to'),
    }),
    {
      id: 'tokens',
      label: t('Tokens (est.)'),
      width: 100,
      end: true,
      cell: (row) => figureCell(formats.compact(tokens(row)), tokens(row) === 0),
      text: (row) => t('about {0} tokens of output, estimated from its length', formats.integer(tokens(row))),
      value: tokens,
      basis: 'estimated',
    },
    { id: 'failures', label: t('Most common errors'), width: 280, cell: failures, text: failures },
  ];
  const sorted = sortRows(report.rows, columns, options.looks.sort);
  return {
    id: 'tool-rows',
    label: t('Tools'),
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: ({ tool }) => tool,
    looks: options.looks,
    choose: (looks) => choose({ looks }),
    open: ({ tool, failed }) =>
      actions.go({
        tab: 'sessions',
        filter:
          failed > 0 ? failuresOf(filter, tool, '') : withQuery(filter, withTerm(filter.query ?? '', 'tool', [tool])),
      }),
    filterOf: ({ tool }) => withQuery(filter, withTerm(filter.query ?? '', 'tool', [tool])),
    exports: { kind: 'tools', filter },
    words,
    actions,
    tall: 16,
  };
}

function failureGrid({ report, words, options, choose, actions, filter }: ToolsScene): Grid<FailureRow> {
  const { t, formats } = words;
  const tools = ({ tools: own }: FailureRow): string =>
    own.map(({ tool, calls }) => `${clip(tool)} ${formats.integer(calls)}`).join(', ');
  const most = report.failures.reduce((largest, { calls }) => Math.max(largest, calls), 0);
  const columns: readonly GridColumn<FailureRow>[] = [
    {
      id: 'failure',
      label: t('Error'),
      width: 170,
      cell: ({ failure }) => failureText(failure, words),
      text: ({ failure }) => failureText(failure, words),
      value: ({ failure }) => failure,
    },
    countColumn('calls', t('Calls'), ({ calls }) => calls, words, { most, width: 104 }),
    countColumn('sessions', t('Sessions'), ({ sessions }) => sessions, words),
    { id: 'tools', label: t('Tools'), width: 220, cell: tools, text: tools },
  ];
  const sorted = sortRows(report.failures, columns, options.failureLooks.sort);
  const only = ({ failure }: FailureRow): PanelFilter => failuresOf(filter, '', failure);
  return {
    id: 'failure-rows',
    label: t('Failures'),
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: ({ failure }) => failure,
    looks: options.failureLooks,
    choose: (failureLooks) => choose({ failureLooks }),
    open: (row) => actions.go({ tab: 'sessions', filter: only(row) }),
    filterOf: only,
    exports: { table: 'tool-failures', filter },
    words,
    actions,
    tall: 10,
    none: html`<p class="quiet">${t('No call failed.')}</p>`,
  };
}

function modelGrid({ report, words, options, choose, actions, filter }: ToolsScene): Grid<ToolModelRow> {
  const { t } = words;
  const name = ({ model }: ToolModelRow): string => (model ? clip(modelKey(model)) : t('unknown'));
  const columns: readonly GridColumn<ToolModelRow>[] = [
    { id: 'model', label: t('Model'), width: 190, cell: name, text: name, value: name },
    ...outcomeColumns<ToolModelRow>(report.models, report.totals, words),
    {
      id: 'worst',
      label: t('Fails most at'),
      width: 110,
      cell: ({ worstTool }) => clip(worstTool) || '–',
      text: ({ worstTool }) => clip(worstTool),
    },
  ];
  const sorted = sortRows(report.models, columns, options.modelLooks.sort);
  const only = ({ model }: ToolModelRow): PanelFilter =>
    model ? withFacet(filter, 'models', [modelKey(model)]) : filter;
  return {
    id: 'tool-models',
    label: t('By model'),
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: name,
    looks: options.modelLooks,
    choose: (modelLooks) => choose({ modelLooks }),
    open: (row) => actions.go({ filter: only(row) }),
    filterOf: only,
    exports: { table: 'tools-by-model', filter },
    words,
    actions,
    tall: 10,
  };
}
