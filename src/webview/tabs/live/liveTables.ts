import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { AgentModelRow, LiveDashboard, ToolRow } from '../../../core/live/liveDashboard.ts';
import { estimatedTokens } from '../../../core/behaviour/estimatedTokens.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import type { TokenUsage } from '../../../core/model/tokenUsage.ts';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import { modelNames } from '../../model/modelNames.ts';
import { modelSlots } from '../../state/seriesSlots.ts';
import { barCell } from '../../table/barCell.ts';
import { costCell } from '../../table/costCell.ts';
import { dataTable, type Column } from '../../table/dataTable.ts';
import { clip } from '../../text/clip.ts';
import { costText } from '../../model/costText.ts';
import { dollars } from '../../../core/model/money.ts';
import type { TableMenu } from '../../table/tableMenu.ts';
import type { Scene } from '../tab.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';
import { section } from '../../views/section.ts';
import { swatch } from '../../views/swatch.ts';
import { meter } from './meter.ts';
import { pageNow } from './pageClock.ts';

interface TokenRow {
  readonly label: string;
  readonly tokens: TokenUsage;
}

type LiveScene = Scene<LivePageReport, LiveTabOptions>;

/** VS Code's context menu of a table, which exports it. */
function menuOf<Row>(table: string, { actions, filter }: LiveScene, every: readonly Row[]): TableMenu<Row> {
  return { id: table, exports: { table, filter }, actions, every };
}

/** Tokens of the last request and of the whole session. */
export function tokenTable({ lastRequest, tokens }: LiveDashboard, scene: LiveScene): TemplateResult {
  const { words } = scene;
  const { t, formats } = words;
  const none = { input: 0, output: 0, reasoning: 0, cacheRead: 0, cacheWrite: 0 };
  const rows: readonly TokenRow[] = [
    { label: t('Last request'), tokens: lastRequest ?? none },
    { label: t('Session'), tokens },
  ];
  const figure = (id: string, label: string, of: (tokens: TokenUsage) => number): Column<TokenRow> => ({
    id,
    label,
    name: 'count',
    end: true,
    text: (row) => formats.integer(of(row.tokens)),
    raw: (row) => of(row.tokens),
    cell: (row) => html`<span class=${of(row.tokens) === 0 ? 'zero' : ''}>${formats.integer(of(row.tokens))}</span>`,
  });
  const columns: readonly Column<TokenRow>[] = [
    { id: 'of', label: t('Tokens'), name: 'name', cell: ({ label }) => label },
    figure('input_tokens', t('Input'), ({ input }) => input),
    figure('output_tokens', t('Output'), ({ output }) => output),
    figure('reasoning_tokens', t('Reasoning'), ({ reasoning }) => reasoning),
    figure('cache_read_tokens', t('Cache read'), ({ cacheRead }) => cacheRead),
    figure('cache_write_tokens', t('Cache write'), ({ cacheWrite }) => cacheWrite),
    figure('total_tokens', t('Total'), totalTokens),
  ];
  return section(
    'live-tokens',
    t('Tokens'),
    '',
    dataTable({
      labelledBy: 'title-live-tokens',
      columns,
      rows,
      key: ({ label }) => label,
      menu: menuOf('live-tokens', scene, rows),
    }),
  );
}

/** What each agent did with each model. */
export function agentTable({ rows }: LiveDashboard, scene: LiveScene): TemplateResult {
  const { words, slots } = scene;
  const { t, formats } = words;
  const names = modelNames(rows.map(({ model }) => model));
  const maximum = Math.max(0, ...rows.map(({ cost }) => cost.amount));
  const columns: readonly Column<AgentModelRow>[] = [
    {
      id: 'agent',
      text: ({ agentName, model }) => `${clip(agentName)} ${clip(modelKey(model))}`,
      label: t('Agent'),
      name: 'name',
      cell: ({ agentName, model }) =>
        html`${swatch(slots.get(modelKey(model)) ?? modelSlots)}<bdi>${clip(agentName)}</bdi>
          <small><bdi>${clip(names.get(modelKey(model)) ?? '')}</bdi></small>`,
      title: ({ model }) => clip(modelKey(model)),
    },
    {
      id: 'requests',
      label: t('Requests'),
      name: 'count',
      end: true,
      cell: ({ requests }) => formats.integer(requests),
      raw: ({ requests }) => requests,
    },
    {
      id: 'total_tokens',
      text: ({ tokens }) => formats.integer(totalTokens(tokens)),
      raw: ({ tokens }) => totalTokens(tokens),
      label: t('Tokens'),
      name: 'count',
      end: true,
      cell: ({ tokens }) => {
        const { figure, unit } = formats.compact(totalTokens(tokens));
        return html`${figure} <small>${unit}</small>`;
      },
    },
    {
      id: 'cost',
      label: t('Cost'),
      name: 'cost',
      end: true,
      cell: ({ cost }) => costCell(cost, maximum, words),
      text: ({ cost }) => costText(cost, words).title,
      raw: ({ cost }) => dollars(cost.amount),
    },
    {
      id: 'context_tokens',
      text: ({ context }) => (context ? formats.integer(context.tokens) : '–'),
      raw: ({ context }) => context?.tokens ?? null,
      label: t('Context'),
      name: 'count',
      end: true,
      cell: ({ context }) => {
        const share = context?.limit ? context.tokens / context.limit : null;
        return share === null
          ? '–'
          : html`<span class="cell-meter">${meter(share)}</span>${formats.percent(share, 0).figure}%`;
      },
    },
    {
      id: 'output_per_second',
      raw: ({ outputPerSecond }) => outputPerSecond,
      label: t('tok/s'),
      name: 'count',
      end: true,
      cell: ({ outputPerSecond }) => (outputPerSecond === null ? '–' : formats.integer(Math.round(outputPerSecond))),
    },
  ];
  const key = ({ agentName, model }: AgentModelRow): string => `${agentName} ${modelKey(model)}`;
  return section(
    'live-agents',
    t('Agents and models'),
    '',
    dataTable({ labelledBy: 'title-live-agents', columns, rows, key, menu: menuOf('live-agents', scene, rows) }),
  );
}

/** The tools used: how often, how often in vain, how long. */
export function toolTable({ id, tools, toolsComplete }: LiveDashboard, scene: LiveScene): TemplateResult {
  const { words, report, options } = scene;
  const atWork = report.live.sessions.find((one) => one.id === id)?.tool ?? null;
  const { t, formats } = words;
  const most = Math.max(1, ...tools.map(({ calls }) => calls));
  const columns: readonly Column<ToolRow>[] = [
    {
      id: 'tool',
      text: ({ tool }) => clip(tool),
      label: t('Tool'),
      name: 'name',
      cell: ({ tool, running }) => {
        // Of the session's own call it is known since when; a sub-agent's may run as well.
        const age =
          atWork?.name === tool ? formats.duration(Math.max(0, pageNow(report, options) - atWork.started)) : '';
        const said = age === '' ? t('running') : t('running {0}', age);
        const isRunning = running > 0 || age !== '';
        return html`<bdi>${clip(tool)}</bdi>${isRunning ? html` <small class="tone-working">${said}</small>` : ''}`;
      },
    },
    {
      id: 'calls',
      label: t('Calls'),
      name: 'count',
      end: true,
      cell: ({ calls }) => barCell(calls / most, formats.integer(calls)),
      text: ({ calls }) => formats.integer(calls),
      raw: ({ calls }) => calls,
    },
    {
      id: 'failed',
      text: ({ failed }) => formats.integer(failed),
      raw: ({ failed }) => failed,
      label: t('Failed'),
      name: 'count',
      end: true,
      cell: ({ failed }) =>
        html`<span class=${failed === 0 ? 'zero' : 'tone-warning'}>${formats.integer(failed)}</span>`,
    },
    {
      id: 'median_ms',
      raw: ({ medianMs }) => medianMs,
      label: t('Median'),
      name: 'count',
      end: true,
      cell: ({ medianMs }) => (medianMs === null ? '–' : formats.duration(medianMs)),
    },
    {
      id: 'tokens_a_call',
      basis: 'estimated',
      text: (row) => formats.integer(tokensACall(row)),
      raw: tokensACall,
      label: t('Tokens a call (est.)'),
      name: 'count',
      end: true,
      cell: (row) => {
        const { figure, unit } = formats.compact(tokensACall(row));
        return html`${figure} <small>${unit}</small>`;
      },
      title: () => t('estimated from the length of what the tool put out'),
    },
  ];
  const note = toolsComplete ? '' : html`<span class="section-note">${t('still counting')}</span>`;
  return section(
    'live-tools',
    t('Tools'),
    note,
    dataTable({
      labelledBy: 'title-live-tools',
      columns,
      rows: tools.slice(0, 12),
      key: ({ tool }) => tool,
      menu: menuOf('live-tools', scene, tools),
    }),
  );
}

function tokensACall({ calls, outputLength }: ToolRow): number {
  return estimatedTokens(outputLength / Math.max(1, calls));
}
