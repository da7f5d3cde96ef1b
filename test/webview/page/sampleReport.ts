import type { ModelId } from '../../../src/core/model/modelId.ts';
import type { NanoDollars } from '../../../src/core/model/money.ts';
import type { TokenUsage } from '../../../src/core/model/tokenUsage.ts';
import { buildOverview } from '../../../src/core/reports/buildOverview.ts';
import type { Figures } from '../../../src/core/reports/figures.ts';
import type { OverviewReport, Scope } from '../../../src/core/reports/overview.ts';
import type { PanelRange, RangeName } from '../../../src/core/reports/panel/panelFilter.ts';
import type { CostBasis } from '../../../src/core/usage/cost.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { sampleLedger } from '../../support/sampleLedger.ts';

const dayMs = 86_400_000;
/** 20 November 2026, 12:04:31 UTC: the "now" of every report here. */
export const sampleNow = Date.UTC(2026, 10, 20, 12, 4, 31);

const models: readonly (ModelId & { readonly share: number; readonly basis: CostBasis })[] = [
  { modelID: 'claude-sonnet-4-5', providerID: 'anthropic', share: 0.444, basis: 'recorded' },
  { modelID: 'gpt-5.1-codex', providerID: 'openai', share: 0.235, basis: 'recorded' },
  { modelID: 'claude-opus-4-5', providerID: 'anthropic', share: 0.18, basis: 'mixed' },
  { modelID: 'gemini-3-pro', providerID: 'google', share: 0.08, basis: 'recorded' },
  { modelID: 'glm-4.6', providerID: 'zai', share: 0.042, basis: 'computed' },
];
const restShare = 0.019;

const projects: readonly (readonly [string, number])[] = [
  ['webshop', 0.412],
  ['api-server', 0.271],
  ['infra', 0.128],
  ['mobile-app', 0.098],
  ['docs-site', 0.056],
  ['scratch', 0.035],
];

const sessions: readonly (readonly [string, string, number])[] = [
  ['Split order service out of the monolith', 'api-server', 9.84],
  ['Rework search facets and ranking', 'webshop', 7.31],
  ['Offline cart sync', 'mobile-app', 5.62],
  ['Upgrade to Postgres 18', 'infra', 4.07],
  ['Checkout address validation', 'webshop', 3.55],
  ['Migrate checkout to payment intents', 'webshop', 2.41],
  ['Flaky e2e: cart badge', 'webshop', 1.2],
  ['Try a local model', 'scratch', 0],
];

/** Numbers that look made by chance and are the same on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const cents = (dollars: number): NanoDollars => Math.round(dollars * 100) * 1e7;

function tokensOf(requests: number): TokenUsage {
  return {
    input: requests * 1_840,
    output: requests * 1_210,
    reasoning: requests * 322,
    cacheRead: requests * 86_400,
    cacheWrite: requests * 5_780,
  };
}

/** Figures of so many dollars with everything else in proportion. */
export function sampleFigures(amount: NanoDollars, part: Partial<Figures> = {}): Figures {
  const requests = part.requests ?? Math.round((amount / 1e9) * 27.6);
  return {
    cost: { amount, basis: amount > 0 ? 'recorded' : 'none', unpricedRequests: 0, recorded: amount, computed: 0 },
    requests,
    failedRequests: Math.round(requests / 190),
    errors: Math.round(requests / 52),
    copies: 0,
    sessions: Math.ceil(requests / 23),
    tokens: tokensOf(requests),
    ...part,
  };
}

/** The same figures with a day's own habits. */
function wavy(figures: Figures, random: () => number): Figures {
  const vary = (value: number, by: number): number => Math.round(value * (1 - by + 2 * by * random()));
  const { tokens } = figures;
  return {
    ...figures,
    sessions: vary(figures.sessions, 0.5),
    errors: vary(figures.errors, 0.7),
    tokens: {
      input: vary(tokens.input, 0.5),
      output: vary(tokens.output, 0.3),
      reasoning: vary(tokens.reasoning, 0.8),
      cacheRead: vary(tokens.cacheRead, 0.2),
      cacheWrite: vary(tokens.cacheWrite, 0.4),
    },
  };
}

function dayTotals(count: number): readonly number[] {
  const random = chance(11);
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const weekday = new Date(sampleNow - back * dayMs).getUTCDay();
    if (back === 12) return 0;
    if (weekday === 0 || weekday === 6) return 0.5 + random() * 1.4;
    return 4.2 + random() * 4.2 + (back === 9 ? 3.1 : 0);
  });
}

const bucketCounts: Readonly<Record<RangeName, number>> = {
  '1h': 12,
  '24h': 24,
  today: 1,
  '7d': 7,
  '30d': 30,
  '90d': 90,
  month: 20,
  all: 14,
};

/** A year of made-up work, summed by the product's own reports. */
const made = buildOverview(sampleLedger(sampleNow), reportContext({ now: sampleNow }), { range: '30d', scope: 'all' });

/** A report as the worker would give it for a query, with sums that are right. */
export function sampleReport(range: PanelRange = '30d', scope: Scope = 'workspace', revision = 1): OverviewReport {
  const random = chance(5);
  const unit = range === 'all' ? 'month' : 'day';
  const midnight = Date.UTC(2026, 10, 20);
  const count = typeof range === 'string' ? bucketCounts[range] : Math.ceil((range.to - range.from) / dayMs);
  const buckets = dayTotals(count).map((total, index, all) => {
    const back = all.length - 1 - index;
    const from = unit === 'day' ? midnight - back * dayMs : Date.UTC(2026, 10 - back, 1);
    const to = unit === 'day' ? from + dayMs : Date.UTC(2026, 11 - back, 1);
    const dollars =
      (total + (revision - 1) * (back === 0 ? 0.25 : 0)) * (scope === 'all' ? 2 : 1) * (unit === 'day' ? 1 : 12);
    const costs = [
      ...models.map(({ share }) => cents(dollars * share * (0.8 + random() * 0.4))),
      cents(dollars * restShare),
    ];
    const amount = costs.reduce((sum, cost) => sum + cost, 0);
    return {
      date: new Date(from).toISOString().slice(0, 10),
      range: { from, to },
      figures: wavy(sampleFigures(amount), random),
      costs,
    };
  });
  const seriesCost = (index: number): NanoDollars => buckets.reduce((sum, { costs }) => sum + (costs[index] ?? 0), 0);
  const amount = buckets.reduce((sum, { figures }) => sum + figures.cost.amount, 0);
  const series = [
    ...models.map(({ modelID, providerID }, index) => ({
      model: { modelID, providerID },
      models: 1,
      cost: seriesCost(index),
    })),
    { model: null, models: 3, cost: seriesCost(models.length) },
  ];
  const sum = (value: (figures: Figures) => number): number =>
    buckets.reduce((total, bucket) => total + value(bucket.figures), 0);
  const figures = sampleFigures(amount, {
    copies: 14,
    requests: sum((of) => of.requests),
    failedRequests: sum((of) => of.failedRequests),
    errors: sum((of) => of.errors),
    tokens: {
      input: sum((of) => of.tokens.input),
      output: sum((of) => of.tokens.output),
      reasoning: sum((of) => of.tokens.reasoning),
      cacheRead: sum((of) => of.tokens.cacheRead),
      cacheWrite: sum((of) => of.tokens.cacheWrite),
    },
  });
  const before = sampleFigures(cents((amount / 1e9) * 0.89));
  return {
    revision,
    asOf: sampleNow + (revision - 1) * 1000,
    filter: { range, scope },
    period: { from: buckets[0]?.range.from ?? midnight, to: sampleNow },
    bucket: unit,
    figures: { ...figures, cost: { ...figures.cost, basis: 'mixed', unpricedRequests: 12 } },
    previous:
      range === 'all' ? null : { ...before, tokens: { ...before.tokens, cacheRead: before.tokens.cacheRead * 0.8 } },
    series,
    buckets,
    topModels: [
      ...models.map(({ modelID, providerID, basis }, index) => {
        const own = sampleFigures(seriesCost(index));
        return { model: { modelID, providerID }, figures: { ...own, cost: { ...own.cost, basis } } };
      }),
      {
        model: { modelID: 'qwen3-coder', providerID: 'openrouter' },
        figures: sampleFigures(seriesCost(models.length), {
          requests: 88,
          cost: {
            amount: seriesCost(models.length),
            basis: 'computed',
            unpricedRequests: 7,
            recorded: 0,
            computed: seriesCost(models.length),
          },
        }),
      },
      {
        model: { modelID: 'gpt-oss-20b', providerID: 'ollama' },
        figures: sampleFigures(0, {
          requests: 41,
          cost: { amount: 0, basis: 'free', unpricedRequests: 0, recorded: 0, computed: 0 },
        }),
      },
      {
        model: { modelID: 'mystery-1', providerID: 'acme' },
        figures: sampleFigures(0, {
          requests: 5,
          cost: { amount: 0, basis: 'unpriced', unpricedRequests: 5, recorded: 0, computed: 0 },
        }),
      },
    ],
    topProjects: projects.map(([label, share]) => ({
      folder: `/home/dev/${label}`,
      label,
      figures: sampleFigures(cents((amount / 1e9) * share)),
    })),
    topSessions: sessions.map(([title, projectLabel, dollars], index) => ({
      id: `ses_${String(index)}`,
      title,
      projectLabel,
      figures:
        dollars > 0
          ? sampleFigures(cents(dollars))
          : sampleFigures(0, {
              requests: 12,
              cost: { amount: 0, basis: 'free', unpricedRequests: 0, recorded: 0, computed: 0 },
            }),
    })),
    topCalls: made.topCalls,
    year: made.year,
    changes: made.changes,
    newestRequest: 0,
    sessionsEverywhere: 186,
    demo: false,
  };
}

/** A report without a request, empty for the reason the parts give. */
export function emptyReport(part: Partial<OverviewReport> = {}): OverviewReport {
  const none = sampleFigures(0);
  return {
    ...sampleReport('30d'),
    figures: none,
    previous: none,
    series: [],
    buckets: [],
    topModels: [],
    topProjects: [],
    topSessions: [],
    newestRequest: Date.UTC(2026, 8, 2, 9),
    ...part,
  };
}
