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
import { sparkline } from '../../charts/sparkline.ts';
import type { Column } from '../../table/dataTable.ts';
import { dataTable } from '../../table/dataTable.ts';
import { exportButton } from '../../grid/exportButton.ts';
import { section } from '../../views/section.ts';
import { count, course, figuresIn, menuOf, name } from './ompColumns.ts';
import { ompMeanings } from './ompMeanings.ts';
import type { OmpScene } from './ompScene.ts';
import { dollarText, oneText, speedText, timeText } from './ompTexts.ts';

/** Rows of a table that may be long. */
const mostRows = 30;
const trend = { width: 64, height: 16, fromZero: false };

/** Models with their speed, their first token, and how both went. */
export function ompModels(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { t } = words;
  const figure = figuresIn(words);
  const meanings = ompMeanings(words);
  const { byModel, modelPerformanceSeries } = report.stats;
  const keyOf = ({ model, provider }: { model: string; provider: string }): string => `${provider}/${model}`;
  const courses = new Map<string, ModelPerformancePoint[]>();
  for (const point of modelPerformanceSeries) {
    const known = courses.get(keyOf(point));
    if (known === undefined) courses.set(keyOf(point), [point]);
    else known.push(point);
  }
  const trendOf = (row: ModelStats, value: (point: ModelPerformancePoint) => number | null): TemplateResult =>
    sparkline((courses.get(keyOf(row)) ?? []).map(value), trend);
  const columns: readonly Column<ModelStats>[] = [
    name('model', t('Model'), ({ model }) => model, keyOf),
    figure.whole('requests', t('Requests'), ({ totalRequests }) => totalRequests, meanings.requests),
    figure.dollars('cost', t('Cost'), ({ totalCost }) => totalCost, meanings.cost),
    figure.percent('error_rate', t('Errors'), ({ errorRate }) => errorRate, meanings.errorRate),
    figure.percent('cache_rate', t('Cache rate'), ({ cacheRate }) => cacheRate, meanings.cacheRate),
    count(
      'first_token_ms',
      t('First token'),
      ({ avgTtft }) => oneText(timeText(avgTtft)),
      ({ avgTtft }) => avgTtft,
      meanings.firstToken,
    ),
    course(t('Trend'), (row) => trendOf(row, ({ avgTtft }) => avgTtft), meanings.firstToken),
    count(
      'tokens_per_second',
      t('Speed'),
      ({ avgTokensPerSecond }) => speedText(avgTokensPerSecond, words).figure,
      ({ avgTokensPerSecond }) => avgTokensPerSecond,
      meanings.speed,
    ),
    course(t('Trend'), (row) => trendOf(row, ({ avgTokensPerSecond }) => avgTokensPerSecond), meanings.speed),
  ];
  const table = dataTable({
    labelledBy: 'title-omp-models',
    columns,
    rows: byModel.slice(0, mostRows),
    key: keyOf,
    menu: menuOf('omp-models', scene, byModel),
  });
  const aside = html`<span class="grow"></span>${exportButton('omp-models', t('Models'), words)}`;
  return section('omp-models', t('Models'), aside, table);
}

/** Folders, by their requests. */
export function ompFolders(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { stats } = report;
  const { t } = words;
  const figure = figuresIn(words);
  const meanings = ompMeanings(words);
  const columns: readonly Column<FolderStats>[] = [
    name(
      'folder',
      t('Folder'),
      ({ folder }) => folder.split(/[\\/]/u).findLast((part) => part !== '') ?? folder,
      ({ folder }) => folder,
    ),
    figure.whole('requests', t('Requests'), ({ totalRequests }) => totalRequests, meanings.requests),
    figure.percent('error_rate', t('Errors'), ({ errorRate }) => errorRate, meanings.errorRate),
    figure.dollars('cost', t('Cost'), ({ totalCost }) => totalCost, meanings.cost),
  ];
  const rows = stats.byFolder.slice(0, mostRows);
  const table = dataTable({
    labelledBy: 'title-omp-folders',
    columns,
    rows,
    key: ({ folder }) => folder,
    menu: menuOf('omp-folders', scene, stats.byFolder),
  });
  return section('omp-folders', t('Folders'), '', table);
}

/** The session's own agent, those it started, and advisors. */
export function ompKinds(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { stats } = report;
  const { t } = words;
  const figure = figuresIn(words);
  const meanings = ompMeanings(words);
  const names = { main: t('Main agent'), subagent: t('Sub-agents'), advisor: t('Advisors') };
  const tokens = (row: AgentTypeStats): number =>
    row.totalInputTokens + row.totalOutputTokens + row.totalCacheReadTokens + row.totalCacheWriteTokens;
  const columns: readonly Column<AgentTypeStats>[] = [
    name('agent', t('Agent'), ({ agentType }) => names[agentType]),
    figure.whole('requests', t('Requests'), ({ totalRequests }) => totalRequests, meanings.requests),
    figure.tokens('tokens', t('Tokens'), tokens),
    figure.dollars('cost', t('Cost'), ({ totalCost }) => totalCost, meanings.cost),
  ];
  const key = ({ agentType }: AgentTypeStats): string => agentType;
  const table = dataTable({
    labelledBy: 'title-omp-kinds',
    columns,
    rows: stats.byAgentType,
    key,
    menu: menuOf('omp-agents', scene, stats.byAgentType),
  });
  return section('omp-kinds', t('Agents'), '', table);
}

/** Providers, by their tokens. */
export function ompProviders(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { providers } = report;
  const { t } = words;
  const figure = figuresIn(words);
  const meanings = ompMeanings(words);
  const columns: readonly Column<ProviderStats>[] = [
    name('provider', t('Provider'), ({ provider }) => provider),
    figure.whole('requests', t('Requests'), ({ totalRequests }) => totalRequests, meanings.requests),
    figure.whole('failed', t('Failed'), ({ failedRequests }) => failedRequests, meanings.errorRate),
    figure.tokens('tokens', t('Tokens'), ({ totalTokens }) => totalTokens),
    count(
      'premium_requests',
      t('Premium'),
      ({ totalPremiumRequests }) => String(Math.round(totalPremiumRequests * 100) / 100),
      ({ totalPremiumRequests }) => totalPremiumRequests,
      meanings.premium,
    ),
    figure.dollars('cost', t('Cost'), ({ totalCost }) => totalCost, meanings.cost),
  ];
  const key = ({ provider }: ProviderStats): string => provider;
  const table = dataTable({
    labelledBy: 'title-omp-providers',
    columns,
    rows: providers.providers,
    key,
    menu: menuOf('omp-providers', scene, providers.providers),
  });
  return section('omp-providers', t('Providers'), '', table);
}

/** Tools with their share of what the answers that called them used. */
export function ompTools(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { tools } = report;
  const { t } = words;
  const figure = figuresIn(words);
  const columns: readonly Column<ToolUsageStats>[] = [
    name('tool', t('Tool'), ({ tool }) => tool),
    figure.whole('calls', t('Calls'), ({ calls }) => calls),
    figure.whole('failed', t('Failed'), ({ errors }) => errors),
    {
      ...figure.tokens<ToolUsageStats>('tokens_share', t('Tokens'), ({ totalTokensShare }) => totalTokensShare),
      basis: 'estimated',
    },
    {
      ...figure.dollars<ToolUsageStats>('cost_share', t('Cost'), ({ costShare }) => costShare),
      basis: 'estimated',
    },
  ];
  const rows = tools.byTool.slice(0, mostRows);
  const table = dataTable({
    labelledBy: 'title-omp-tools',
    columns,
    rows,
    key: ({ tool }) => tool,
    menu: menuOf('omp-tools', scene, tools.byTool),
  });
  const aside = html`<span class="caption">${t('what an answer used is shared evenly among the calls it made')}</span>`;
  return section('omp-tools', t('Tools'), aside, table);
}

function isoDay(timestamp: number): string {
  return new Date(timestamp).toISOString().slice(0, 10);
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
export function ompCosts(scene: OmpScene): TemplateResult {
  const { report, words } = scene;
  const { stats } = report;
  const { t, formats } = words;
  const figure = figuresIn(words);
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
    {
      ...name<CostDay>('day', t('Day'), ({ timestamp }) => formats.longBucket(isoDay(timestamp), 'day')),
      raw: ({ timestamp }) => isoDay(timestamp),
    },
    figure.dollars('cost', t('Cost'), ({ cost }) => cost),
    figure.dollars('input_cost', t('Input'), ({ input }) => input),
    figure.dollars('output_cost', t('Output'), ({ output }) => output),
    figure.dollars('cache_cost', t('Cache'), ({ cache }) => cache),
    { ...name('most_by', t('Most by'), ({ top }: CostDay) => top), name: 'count', end: true },
  ];
  const aside = html`<span class="caption"
    >${t('{0} a day on average', dollarText(rows.length === 0 ? 0 : total / rows.length, words))}</span
  >`;
  const table = dataTable({
    labelledBy: 'title-omp-costs',
    columns,
    rows: rows.slice(0, mostRows),
    key: ({ timestamp }) => String(timestamp),
    menu: menuOf('omp-costs', scene, rows),
  });
  return section('omp-costs', t('Costs'), aside, table);
}
