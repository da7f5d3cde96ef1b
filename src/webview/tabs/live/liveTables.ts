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
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { swatch } from '../../views/swatch.ts';
import { meter } from './meter.ts';

interface TokenRow {
  readonly label: string;
  readonly tokens: TokenUsage;
}

/** Tokens of the last request and of the whole session. */
export function tokenTable({ lastRequest, tokens }: LiveDashboard, words: Words): TemplateResult {
  const { t, formats } = words;
  const none = { input: 0, output: 0, reasoning: 0, cacheRead: 0, cacheWrite: 0 };
  const rows: readonly TokenRow[] = [
    { label: t('Last request'), tokens: lastRequest ?? none },
    { label: t('Session'), tokens },
  ];
  const figure = (label: string, of: (tokens: TokenUsage) => number): Column<TokenRow> => ({
    label,
    name: 'count',
    end: true,
    cell: (row) => html`<span class=${of(row.tokens) === 0 ? 'zero' : ''}>${formats.integer(of(row.tokens))}</span>`,
  });
  const columns: readonly Column<TokenRow>[] = [
    { label: t('Tokens'), name: 'name', cell: ({ label }) => label },
    figure(t('Input'), ({ input }) => input),
    figure(t('Output'), ({ output }) => output),
    figure(t('Reasoning'), ({ reasoning }) => reasoning),
    figure(t('Cache read'), ({ cacheRead }) => cacheRead),
    figure(t('Cache write'), ({ cacheWrite }) => cacheWrite),
    figure(t('Total'), totalTokens),
  ];
  return section(
    'live-tokens',
    t('Tokens'),
    '',
    dataTable({ labelledBy: 'title-live-tokens', columns, rows, key: ({ label }) => label }),
  );
}

/** What each agent did with each model. */
export function agentTable({ rows }: LiveDashboard, slots: ReadonlyMap<string, number>, words: Words): TemplateResult {
  const { t, formats } = words;
  const names = modelNames(rows.map(({ model }) => model));
  const maximum = Math.max(0, ...rows.map(({ cost }) => cost.amount));
  const columns: readonly Column<AgentModelRow>[] = [
    {
      label: t('Agent'),
      name: 'name',
      cell: ({ agentName, model }) =>
        html`${swatch(slots.get(modelKey(model)) ?? modelSlots)}<bdi>${clip(agentName)}</bdi>
          <small><bdi>${clip(names.get(modelKey(model)) ?? '')}</bdi></small>`,
      title: ({ model }) => clip(modelKey(model)),
    },
    { label: t('Requests'), name: 'count', end: true, cell: ({ requests }) => formats.integer(requests) },
    {
      label: t('Tokens'),
      name: 'count',
      end: true,
      cell: ({ tokens }) => {
        const { figure, unit } = formats.compact(totalTokens(tokens));
        return html`${figure} <small>${unit}</small>`;
      },
    },
    { label: t('Cost'), name: 'cost', end: true, cell: ({ cost }) => costCell(cost, maximum, words) },
    {
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
    dataTable({ labelledBy: 'title-live-agents', columns, rows, key }),
  );
}

/** The tools used: how often, how often in vain, how long. */
export function toolTable({ tools, toolsComplete }: LiveDashboard, words: Words): TemplateResult {
  const { t, formats } = words;
  const most = Math.max(1, ...tools.map(({ calls }) => calls));
  const columns: readonly Column<ToolRow>[] = [
    {
      label: t('Tool'),
      name: 'name',
      cell: ({ tool, running }) =>
        html`<bdi>${clip(tool)}</bdi>${running > 0 ? html` <small class="tone-working">${t('running')}</small>` : ''}`,
    },
    { label: t('Calls'), name: 'count', end: true, cell: ({ calls }) => barCell(calls / most, formats.integer(calls)) },
    {
      label: t('Failed'),
      name: 'count',
      end: true,
      cell: ({ failed }) =>
        html`<span class=${failed === 0 ? 'zero' : 'tone-warning'}>${formats.integer(failed)}</span>`,
    },
    {
      label: t('Median'),
      name: 'count',
      end: true,
      cell: ({ medianMs }) => (medianMs === null ? '–' : formats.duration(medianMs)),
    },
    {
      label: t('Tokens a call (est.)'),
      name: 'count',
      end: true,
      cell: ({ calls, outputLength }) => {
        const { figure, unit } = formats.compact(estimatedTokens(outputLength / Math.max(1, calls)));
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
    dataTable({ labelledBy: 'title-live-tools', columns, rows: tools.slice(0, 12), key: ({ tool }) => tool }),
  );
}
