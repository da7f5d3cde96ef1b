import type { LedgerReport } from '../../../src/core/reports/ledger/ledgerReport.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import type { PanelFilter } from '../../../src/core/reports/panel/panelFilter.ts';
import type {
  Correction,
  Corrections,
  DifferenceLine,
  DifferenceReason,
} from '../../../src/core/reports/reconcile/reconcileReport.ts';
import { sampleNow } from './sampleReport.ts';

const nano = 1e9;
const part = (amount: number, requests = 0, tokens = 0): Correction => ({
  requests,
  tokens,
  amount: Math.round(amount * nano),
});
const corrections = (opencode: Correction, ocmonitor: Correction, ccusage: Correction): Corrections => ({
  opencode,
  ocmonitor,
  ccusage,
});

const forks: readonly (readonly [string, string, number, number])[] = [
  ['ses_fork1', 'Rework search facets (fork #1)', 14, 4.62],
  ['ses_fork2', 'Split order service (fork #2)', 11, 3.18],
  ['ses_fork3', 'Split order service (fork #1)', 9, 2.07],
  ['ses_fork4', 'Offline cart sync (fork #1)', 4, 1.02],
  ['ses_fork5', 'Upgrade to Postgres 18 (fork #1)', 2, 0.58],
  ['ses_fork6', 'Checkout validation (fork #1)', 1, 0.17],
];

function line(reason: DifferenceReason, requests: number, all: Corrections): DifferenceLine {
  const behind = [
    { id: 'ses_1', title: 'Refactor payment intents', projectLabel: 'webshop', requests, corrections: all },
  ];
  return { reason, requests, sessions: 1, corrections: all, behind };
}

const copied = part(-11.64, -41, -1_204_000);
const lines: readonly DifferenceLine[] = [
  {
    reason: 'copies',
    requests: 41,
    sessions: forks.length,
    corrections: corrections(copied, copied, copied),
    behind: forks.map(([id, title, requests, cost]) => {
      const one = part(-cost, -requests, -30_000 * requests);
      return { id, title, projectLabel: 'webshop', requests, corrections: corrections(one, one, one) };
    }),
  },
  line('otherSource', 58, corrections(part(4.12, 58, 900_000), part(4.12, 58, 900_000), part(0))),
  line('range', 37, corrections(part(-2.18, -37, -410_000), part(0), part(0))),
  line('zeroRecorded', 334, corrections(part(6.56), part(0), part(0))),
  line('reasoning', 702, corrections(part(0, 0, 1_310_000), part(1.87, 0, 1_310_000), part(0))),
  line('priceList', 391, corrections(part(0), part(-1.44), part(0))),
  line('longContext', 12, corrections(part(0), part(0.96), part(0.38))),
];

const ours = 156.3;

/** What the scripted host answers for the Ledger: amounts are made up, and add up. */
export function sampleLedger(_filter: PanelFilter, revision: number): LedgerReport {
  const answer = (tool: 'opencode' | 'ocmonitor' | 'ccusage', command: string, estimated = 0) => {
    const sum = (of: keyof Correction): number => lines.reduce((all, one) => all + one.corrections[tool][of], 0);
    return {
      tool,
      command,
      requests: 4318 - sum('requests'),
      tokens: 412_600_000 - sum('tokens'),
      amount: Math.round(ours * nano) - sum('amount'),
      estimated: estimated * nano,
    };
  };
  const recorded = Math.round(149.74 * nano);
  const computed = Math.round(ours * nano) - recorded;
  return {
    revision,
    asOf: sampleNow,
    demo: false,
    newestRequest: sampleNow,
    sessionsEverywhere: 186,
    catalogueDate: '2026-09-23',
    reconcile: {
      kind: 'reconcile',
      ours: {
        requests: 4318,
        tokens: 412_600_000,
        cost: { amount: recorded + computed, basis: 'mixed', unpricedRequests: 8, recorded, computed },
      },
      answers: [
        answer('opencode', 'opencode stats --days 30'),
        answer('ocmonitor', 'ocmonitor models --start-date 2026-10-22 --end-date 2026-11-20'),
        answer('ccusage', 'ccusage opencode daily --since 20261022 --until 20261120', 6),
      ],
      lines,
      titles: { sessions: 112 },
      mode: 'recordedFirst',
      filter: { ...noFilter, start: '2026-10-22', end: '2026-11-20' },
      asOf: sampleNow,
      generated: sampleNow,
      timeZone: 'UTC',
      weekStart: 1,
    },
    bases: [
      { basis: 'recorded', requests: 3955, tokens: 390_200_000, amount: recorded },
      { basis: 'computed', requests: 334, tokens: 19_900_000, amount: computed },
      { basis: 'free', requests: 21, tokens: 1_700_000, amount: 0 },
      { basis: 'unpriced', requests: 8, tokens: 800_000, amount: 0 },
    ],
    unpriced: [
      { model: { providerID: 'moonshotai', modelID: 'kimi-k2-thinking' }, requests: 6, tokens: 640_000 },
      { model: { providerID: 'acme', modelID: 'mystery-1' }, requests: 2, tokens: 160_000 },
    ],
    newest: [
      ['claude-sonnet-4-5', 125_906, 0.0331, 'recorded', '', 0],
      ['claude-sonnet-4-5', 119_480, 0.0342, 'recorded', '', 33_000],
      ['glm-4.6', 48_112, 0.0214, 'computed', 'models.dev cache', 5_000_000],
      ['big-pickle', 81_307, 0, 'free', 'genai-prices 0.1.8', 70_000_000],
      ['kimi-k2-thinking', 102_664, 0, 'unpriced', '', 160_000_000],
    ].map(([model, tokens, cost, basis, priceSource, ago]) => ({
      sessionId: 'ses_1',
      sessionTitle: 'Refactor payment intents',
      created: sampleNow - Number(ago),
      model: { providerID: 'acme', modelID: String(model) },
      tokens: Number(tokens),
      cost: {
        amount: Math.round(Number(cost) * nano),
        basis: basis as 'recorded' | 'computed' | 'free' | 'unpriced',
      },
      source: '/home/dev/.local/share/opencode/opencode.db',
      priceSource: String(priceSource),
    })),
  };
}
