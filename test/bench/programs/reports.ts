import { BehaviourBase } from '../../../src/core/behaviour/behaviourBase.ts';
import { partsInTurn } from '../../../src/core/behaviour/partsInTurn.ts';
import { buildEditsReport } from '../../../src/core/behaviour/buildEditsReport.ts';
import { buildIntentsReport } from '../../../src/core/behaviour/buildIntentsReport.ts';
import { buildIterationsReport } from '../../../src/core/behaviour/buildIterationsReport.ts';
import { buildRecursionReport } from '../../../src/core/behaviour/buildRecursionReport.ts';
import { buildTrendsReport } from '../../../src/core/behaviour/buildTrendsReport.ts';
import { buildSkillsDetail } from '../../../src/core/skills/buildSkillsDetail.ts';
import { ompTab } from '../../../src/core/reports/omp/ompTab.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import { reportScope } from '../../../src/core/reports/usage/reportScope.ts';
import { buildReport } from '../../../src/core/reports/buildReport.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { buildSkillsTab, skillsFigures } from '../../../src/core/reports/panel/buildSkillsTab.ts';
import { changesReport } from '../../../src/core/reports/panel/changes.ts';
import { panelScope } from '../../../src/core/reports/panel/panelScope.ts';
import { yearReport } from '../../../src/core/reports/panel/yearReport.ts';
import { reconcile } from '../../../src/core/reports/reconcile/reconcile.ts';
import type { ReportKind } from '../../../src/core/reports/usage/report.ts';
import { modelKey } from '../../../src/core/model/modelId.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../src/core/usage/markCopies.ts';
import { UsagePools } from '../../../src/core/usage/usagePools.ts';
import { reportContextFor } from '../../../src/cli/reportContextFor.ts';
import { usageTotals } from '../../../src/cli/usageTotals.ts';
import { DatabaseIndex } from '../../../src/worker/index/databaseIndex.ts';
import { OverridePrices } from '../../../src/worker/prices/overridePrices.ts';
import { PriceBook } from '../../../src/worker/prices/priceBook.ts';
import { sharedCatalogue } from '../../../src/worker/prices/sharedCatalogue.ts';
import { loadSqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';

/**
 * Arguments: the database, a folder for the cache, SQLite's WebAssembly, the moment (ms), how often each report is made, and
 * names of reports, for a profile of these alone.
 */
const [path = '', cacheFolder = '', wasm = '', moment = '', rounds = '', ...only] = process.argv.slice(2);
const warmUp = 3;
const inferredAnew = 'all that is inferred of turns and calls, anew';

async function main(): Promise<void> {
  const log = (): void => undefined;
  const pools = new UsagePools();
  const index = new DatabaseIndex({ path, pools, cacheFolder, engine: () => loadSqlEngine(wasm), log });
  await index.restore();
  await index.refresh();
  await index.readToolCalls();
  await index.persist();
  const ledger = { pools, sources: [index.tables] };
  markCopies(ledger);
  const overrides = new OverridePrices({ overrides: {}, file: '', log });
  const prices = new PriceBook({
    mode: 'recordedFirst',
    overrides,
    openCode: null,
    catalogue: await sharedCatalogue(),
  });
  const now = Number(moment);
  const calendar = { now, timeZone: 'Europe/Berlin', weekStart: 1 } as const;
  const context = reportContextFor(calendar, now, prices.costing);
  const everything = { range: 'all', scope: 'all' } as const;
  const months = { ...noFilter, start: '2026-09-01', end: '2026-10-31' };
  const base = new BehaviourBase(ledger);
  const scope = reportScope(ledger, context, noFilter);
  const report = (kind: ReportKind, name = '', filter = noFilter, flat = false): (() => unknown) => {
    return () => buildReport(ledger, context, { kind, name, filter, flat });
  };
  const reports: Readonly<Record<string, () => unknown>> = {
    stats: () => usageTotals(ledger, context, noFilter),
    'sessions, flat': report('sessions', '', noFilter, true),
    'sessions, workflows': report('sessions'),
    'sessions, two months of one project': report('sessions', '', { ...months, project: 'project-00' }),
    'session, the longest': report('session', longest(index)),
    daily: report('daily'),
    'daily, two months of one model': report('daily', '', { ...months, model: 'tiered' }),
    weekly: report('weekly'),
    monthly: report('monthly'),
    models: report('models'),
    model: report('model', modelKey(pools.model(1))),
    projects: report('projects'),
    agents: report('agents'),
    tools: report('tools'),
    'tools, two months': report('tools', '', months),
    reconcile: () => reconcile(ledger, context, noFilter),
    'year calendar and hours': () => yearReport(ledger, context, panelScope(ledger, context, everything)),
    'what changed since yesterday': () => changesReport(ledger, context, panelScope(ledger, context, everything)),
    'the Skills tab, a filter not asked before': () => skillsTab(base, context),
    'skills, in full': () => buildSkillsDetail(base, [], context, scope, true),
    edits: () => buildEditsReport(base, context, scope, true),
    retries: () => buildIterationsReport(base, context, scope, true),
    recursion: () => buildRecursionReport(base, context, scope, true),
    'intents and trends': () => [
      buildIntentsReport(base, new Map(), context, scope, true),
      buildTrendsReport(base, context, scope, true),
    ],
    'as omp-stats counts': () => ompTab(ledger, context, { filter: everything, agents: 'all' }),
  };
  const asked = Object.entries(reports).filter(([name]) => only.length === 0 || only.includes(name));
  const made = Object.fromEntries(asked.map(([name, make]) => [name, times(make)]));
  const inferred = only.length === 0 || only.includes(inferredAnew) ? inferenceTimes(ledger, context) : {};
  console.log(JSON.stringify({ ...made, ...inferred }));
  index.dispose();
}

/** ms of making all that is inferred of turns and calls anew, and of the longest of its parts: questions are answered between them. */
function inferenceTimes(ledger: Ledger, context: ReportContext): Record<string, readonly number[]> {
  const whole: number[] = [];
  const longestPart: number[] = [];
  for (let round = 0; round < Number(rounds) + warmUp; round++) {
    const ends = [performance.now()];
    const base = new BehaviourBase(ledger);
    for (const part of [() => undefined, ...partsInTurn]) {
      part(base, context);
      ends.push(performance.now());
    }
    const parts = ends.map((end, index) => end - (ends[index - 1] ?? end));
    whole.push(parts.reduce((sum, ms) => sum + ms, 0));
    longestPart.push(Math.max(...parts));
  }
  return { [inferredAnew]: whole.slice(warmUp), '… the longest of its parts': longestPart.slice(warmUp) };
}

function skillsTab(base: BehaviourBase, context: ReportContext): unknown {
  const figures = skillsFigures(base, context, { range: 'all', scope: 'all' }, { files: [], complete: true });
  return buildSkillsTab(base, context, figures, { marks: new Map(), hidden: new Set(), telemetry: [] });
}

/** ms of each making; the first ones only have the engine compile what runs often. */
function times(make: () => unknown): number[] {
  const all: number[] = [];
  for (let round = 0; round < Number(rounds) + warmUp; round++) {
    const began = performance.now();
    make();
    all.push(performance.now() - began);
  }
  return all.slice(warmUp);
}

function longest({ tables: { requests, sessions } }: DatabaseIndex): string {
  const counts = new Map<number, number>();
  const { session } = requests.columns;
  for (let slot = 0; slot < requests.size; slot++) {
    const number = session[slot] ?? 0;
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return sessions.get(first?.[0] ?? 0)?.id ?? '';
}

void main();
