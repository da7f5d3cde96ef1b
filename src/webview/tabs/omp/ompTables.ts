import { percentText } from '../../grid/usageColumns.ts';
import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type {
  AgentTypeStats,
  FolderStats,
  ModelPerformancePoint,
  ModelStats,
  ProviderStats,
  ToolUsageStats,
} from '../../../core/reports/omp/ompStats.ts';
import type { OmpTabReport } from '../../../core/reports/omp/ompTabReport.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Column } from '../../table/dataTable.ts';
import { dataTable } from '../../table/dataTable.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { ompMeanings } from './ompMeanings.ts';
import { dollarText, oneText, speedText, timeText } from './ompTexts.ts';

/** Rows of a table that may be long. */
const mostRows = 30;
const trend = { width: 64, height: 16, fromZero: false };

function count<Row>(label: string, cell: (row: Row) => unknown, meaning?: string): Column<Row> {
  return { label, name: 'count', end: true, cell, ...(meaning === undefined ? {} : { meaning }) };
}

function name<Row>(label: string, text: (row: Row) => string, full = text): Column<Row> {
  return { label, name: 'name', cell: (row) => html`<bdi>${clip(text(row))}</bdi>`, title: (row) => clip(full(row)) };
}

/** Models with their speed, their first token, and how both went. */
export function ompModels(report: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const meanings = ompMeanings(words);
  const { byModel, modelPerformanceSeries } = report.stats;
  const keyOf = ({ model, provider }: { model: string; provider: string }): string => `${provider}/${model}`;
  const courses = new Map<string, ModelPerformancePoint[]>();
  for (const point of modelPerformanceSeries) {
    const known = courses.get(keyOf(point));
    if (known === undefined) courses.set(keyOf(point), [point]);
    else known.push(point);
  }
  const course = (row: ModelStats, value: (point: ModelPerformancePoint) => number | null): TemplateResult =>
    sparkline((courses.get(keyOf(row)) ?? []).map(value), trend);
  const columns: readonly Column<ModelStats>[] = [
    name(t('Model'), ({ model }) => model, keyOf),
    count(t('Requests'), ({ totalRequests }) => formats.integer(totalRequests), meanings.requests),
    count(t('Cost'), ({ totalCost }) => dollarText(totalCost, words), meanings.cost),
    count(t('Errors'), ({ errorRate }) => percentText(errorRate, words), meanings.errorRate),
    count(t('Cache rate'), ({ cacheRate }) => percentText(cacheRate, words), meanings.cacheRate),
    count(t('First token'), ({ avgTtft }) => oneText(timeText(avgTtft)), meanings.firstToken),
    count(t('Trend'), (row) => course(row, ({ avgTtft }) => avgTtft), meanings.firstToken),
    count(t('Speed'), ({ avgTokensPerSecond }) => speedText(avgTokensPerSecond, words).figure, meanings.speed),
    count(t('Trend'), (row) => course(row, ({ avgTokensPerSecond }) => avgTokensPerSecond), meanings.speed),
  ];
  const table = dataTable({ labelledBy: 'title-omp-models', columns, rows: byModel.slice(0, mostRows), key: keyOf });
  return section('omp-models', t('Models'), '', table);
}

/** Folders, by their requests. */
export function ompFolders({ stats }: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const meanings = ompMeanings(words);
  const columns: readonly Column<FolderStats>[] = [
    name(
      t('Folder'),
      ({ folder }) => folder.split(/[\\/]/u).findLast((part) => part !== '') ?? folder,
      ({ folder }) => folder,
    ),
    count(t('Requests'), ({ totalRequests }) => formats.integer(totalRequests), meanings.requests),
    count(t('Errors'), ({ errorRate }) => percentText(errorRate, words), meanings.errorRate),
    count(t('Cost'), ({ totalCost }) => dollarText(totalCost, words), meanings.cost),
  ];
  const rows = stats.byFolder.slice(0, mostRows);
  const table = dataTable({ labelledBy: 'title-omp-folders', columns, rows, key: ({ folder }) => folder });
  return section('omp-folders', t('Folders'), '', table);
}

/** The session's own agent, those it started, and advisors. */
export function ompKinds({ stats }: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const meanings = ompMeanings(words);
  const names = { main: t('Main agent'), subagent: t('Sub-agents'), advisor: t('Advisors') };
  const tokens = (row: AgentTypeStats): number =>
    row.totalInputTokens + row.totalOutputTokens + row.totalCacheReadTokens + row.totalCacheWriteTokens;
  const columns: readonly Column<AgentTypeStats>[] = [
    name(t('Agent'), ({ agentType }) => names[agentType]),
    count(t('Requests'), ({ totalRequests }) => formats.integer(totalRequests), meanings.requests),
    count(t('Tokens'), (row) => oneText(formats.compact(tokens(row)))),
    count(t('Cost'), ({ totalCost }) => dollarText(totalCost, words), meanings.cost),
  ];
  const key = ({ agentType }: AgentTypeStats): string => agentType;
  const table = dataTable({ labelledBy: 'title-omp-kinds', columns, rows: stats.byAgentType, key });
  return section('omp-kinds', t('Agents'), '', table);
}

/** Providers, by their tokens. */
export function ompProviders({ providers }: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const meanings = ompMeanings(words);
  const columns: readonly Column<ProviderStats>[] = [
    name(t('Provider'), ({ provider }) => provider),
    count(t('Requests'), ({ totalRequests }) => formats.integer(totalRequests), meanings.requests),
    count(t('Failed'), ({ failedRequests }) => formats.integer(failedRequests), meanings.errorRate),
    count(t('Tokens'), ({ totalTokens }) => oneText(formats.compact(totalTokens))),
    count(
      t('Premium'),
      ({ totalPremiumRequests }) => String(Math.round(totalPremiumRequests * 100) / 100),
      meanings.premium,
    ),
    count(t('Cost'), ({ totalCost }) => dollarText(totalCost, words), meanings.cost),
  ];
  const key = ({ provider }: ProviderStats): string => provider;
  const table = dataTable({ labelledBy: 'title-omp-providers', columns, rows: providers.providers, key });
  return section('omp-providers', t('Providers'), '', table);
}

/** Tools with their share of what the answers that called them used. */
export function ompTools({ tools }: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const columns: readonly Column<ToolUsageStats>[] = [
    name(t('Tool'), ({ tool }) => tool),
    count(t('Calls'), ({ calls }) => formats.integer(calls)),
    count(t('Failed'), ({ errors }) => formats.integer(errors)),
    count(t('Tokens'), ({ totalTokensShare }) => oneText(formats.compact(totalTokensShare))),
    count(t('Cost'), ({ costShare }) => dollarText(costShare, words)),
  ];
  const rows = tools.byTool.slice(0, mostRows);
  const table = dataTable({ labelledBy: 'title-omp-tools', columns, rows, key: ({ tool }) => tool });
  const aside = html`<span class="caption">${t('what an answer used is shared evenly among the calls it made')}</span>`;
  return section('omp-tools', t('Tools'), aside, table);
}

interface CostDay {
  readonly timestamp: number;
  readonly cost: number;
  readonly input: number;
  readonly output: number;
  readonly cache: number;
  readonly top: string;
}

/** Cost by days of UTC with its parts and the model that cost most, the last day first. */
export function ompCosts({ stats }: OmpTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const days = new Map<number, CostDay & { readonly most: number }>();
  for (const point of stats.costSeries) {
    const known = days.get(point.timestamp) ?? {
      timestamp: point.timestamp,
      cost: 0,
      input: 0,
      output: 0,
      cache: 0,
      top: '',
      most: -1,
    };
    days.set(point.timestamp, {
      timestamp: point.timestamp,
      cost: known.cost + point.cost,
      input: known.input + point.costInput,
      output: known.output + point.costOutput,
      cache: known.cache + point.costCacheRead + point.costCacheWrite,
      top: point.cost > known.most ? point.model : known.top,
      most: Math.max(known.most, point.cost),
    });
  }
  const rows = [...days.values()].sort((one, other) => other.timestamp - one.timestamp);
  const total = rows.reduce((sum, { cost }) => sum + cost, 0);
  const columns: readonly Column<CostDay>[] = [
    name(t('Day'), ({ timestamp }) => formats.longBucket(new Date(timestamp).toISOString().slice(0, 10), 'day')),
    count(t('Cost'), ({ cost }) => dollarText(cost, words)),
    count(t('Input'), ({ input }) => dollarText(input, words)),
    count(t('Output'), ({ output }) => dollarText(output, words)),
    count(t('Cache'), ({ cache }) => dollarText(cache, words)),
    { ...name(t('Most by'), ({ top }: CostDay) => top), name: 'count', end: true },
  ];
  const aside = html`<span class="caption"
    >${t('{0} a day on average', dollarText(rows.length === 0 ? 0 : total / rows.length, words))}</span
  >`;
  const table = dataTable({
    labelledBy: 'title-omp-costs',
    columns,
    rows: rows.slice(0, mostRows),
    key: ({ timestamp }) => String(timestamp),
  });
  return section('omp-costs', t('Costs'), aside, table);
}
