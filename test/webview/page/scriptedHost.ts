// The extension's end of the panel, played by the test inside the page: it answers calls as told and records them.
import { sampleOmp } from './sampleOmp.ts';
import { Costing } from '../../../src/core/pricing/costing.ts';
import { buildOverview } from '../../../src/core/reports/buildOverview.ts';
import { facetOptions } from '../../../src/core/reports/panel/facetNames.ts';
import { modelsTabReport } from '../../../src/core/reports/panel/modelsTabReport.ts';
import { projectsTabReport } from '../../../src/core/reports/panel/projectsTabReport.ts';
import { sessionRanking, sessionsPage } from '../../../src/core/reports/panel/sessionsTabReport.ts';
import { sumSessions } from '../../../src/core/reports/panel/sessionSums.ts';
import { timeReport } from '../../../src/core/reports/panel/timeReport.ts';
import { toolsTabReport } from '../../../src/core/reports/panel/toolsTabReport.ts';
import type { BudgetReport } from '../../../src/core/budgets/budgetReport.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { sampleLedger as sampleTables } from '../../support/sampleLedger.ts';
import type { SourceState } from '../../../src/core/model/sourceState.ts';
import type { OverviewReport } from '../../../src/core/reports/overview.ts';
import type { KeptMethod } from '../../../src/protocol/lastReport.ts';
import { serve } from '../../../src/protocol/rpc.ts';
import type { HostApi, HostEvents, WebviewAmbient } from '../../../src/protocol/webviewApi.ts';
import type { PanelFilter } from '../../../src/core/reports/panel/panelFilter.ts';
import { filterKey } from '../../../src/core/reports/panel/panelFilter.ts';
import { sampleBudgets } from './sampleBudgets.ts';
import { sampleLive } from './sampleLive.ts';
import { sampleLedger } from './sampleLedger.ts';
import { sampleSkills } from './sampleSkills.ts';
import { ScriptedPage } from './scriptedPage.ts';
import { emptyReport, sampleFigures, sampleNow, sampleReport } from './sampleReport.ts';

/** How the host answers `overview`: with figures, with an error, or not before `release`. */
export type Answer = 'report' | 'empty' | 'none' | 'held' | 'fail';

interface Asked {
  readonly query: PanelFilter;
  cancelled: boolean;
  answered: boolean;
}

const source = (part: Partial<SourceState>): SourceState => ({
  id: '/home/dev/.local/share/opencode/opencode.db',
  kind: 'opencode-sqlite',
  path: '/home/dev/.local/share/opencode/opencode.db',
  state: 'ready',
  failure: null,
  asOf: sampleNow,
  sessions: 186,
  requests: 4318,
  malformedRows: 0,
  ...part,
});

const failedSource = source({
  state: 'failed',
  sessions: 0,
  failure: {
    reason: 'busy',
    message: 'It changed four times in 2 s while it was read. Nothing was written or locked.',
    nextStep: 'It is read again with the next change.',
  },
});
const otherSource = source({ id: '/srv/opencode.db', path: '/srv/data/opencode-beta.db', sessions: 41 });

const stopped = (): Error =>
  Object.assign(new Error('The reader stopped unexpectedly.'), { reason: 'failed', nextStep: 'Reload the window.' });

/** A promise with its key outside. */
function held(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((fulfil) => (resolve = fulfil));
  return { promise, resolve: () => resolve() };
}

const perMillion = (input: number, output: number) => ({
  rates: { input: input * 1e6, output: output * 1e6, cacheRead: input * 1e5, cacheWrite: input * 1.25e6 },
  tiers: [],
  contextWindow: null,
  sessionQuota: null,
  source: 'made up',
});

/** Recorded costs come first; two models have a price to be tried on the others' tokens. */
const sampleCosts = new Costing(
  {
    price: ({ modelID }) =>
      modelID === 'claude-opus-4-5' ? perMillion(5, 25) : modelID === 'claude-sonnet-4-5' ? perMillion(3, 15) : null,
  },
  'recordedFirst',
);

/** What the host answers itself. */
const notOfTheWorker = new Set(['ready', 'lastReport', 'run', 'copy']);

/** What the tests set and look at. */
export class ScriptedHost extends ScriptedPage {
  answer: Answer = 'report';
  revision = 1;
  /** Skills on disk besides those of the sample. */
  moreSkills = 0;
  /** Changes a report before it is sent. */
  edit: (report: OverviewReport) => OverviewReport = (report) => report;
  ambient: WebviewAmbient = {
    locale: 'en',
    timeZone: 'UTC',
    hasWorkspace: true,
    workspaceName: 'webshop',
    linkBase: 'vscode://publisher.observatory',
    strings: {},
    currency: { code: 'USD', rate: 1 },
  };
  sources: readonly SourceState[] = [source({})];
  /** What the host remembers of the last panel: the query a method's report answers, and the report. */
  readonly kept: Partial<Record<KeptMethod, { readonly query: unknown; readonly report: object }>> = {};
  /** Methods that are not answered before `release`. */
  readonly held = new Set<keyof HostApi>();
  /** Methods that fail. */
  readonly failing = new Set<keyof HostApi>();
  /** Methods of which the page asked what was shown last. */
  readonly askedLast: KeptMethod[] = [];
  /** Changes the report of the oh-my-pi tab before it is sent. */
  editOmp: (report: ReturnType<typeof sampleOmp>) => ReturnType<typeof sampleOmp> = (report) => report;
  /** True answers the Overview from the same made-up ledger as the other tabs, so that sums can be compared. */
  real = false;
  /** True hands the tabs' questions to a real worker, outside of the page. */
  worker = false;
  /** Sessions in that ledger. */
  size = 300;
  /** Newest answer of each method. */
  readonly answers: Record<string, unknown> = {};
  #ledger: Ledger | null = null;
  #ranked: { readonly key: string; readonly inOrder: ReturnType<typeof sessionRanking> } | null = null;
  readonly asked: Asked[] = [];
  readonly commands: unknown[] = [];
  readonly askedLive: string[] = [];
  /** False while tool calls are still being read. */
  complete = true;
  /** null cannot be read. */
  budgets: BudgetReport | null = sampleBudgets();
  readonly copied: string[] = [];
  readonly failedSource = failedSource;
  readonly otherSource = otherSource;
  readonly sampleFigures = sampleFigures;
  lastReport: OverviewReport | null = null;
  readonly #released = held();
  readonly #api: HostApi = {
    ready: () => Promise.resolve(this.ambient),
    lastReport: ({ method, query }) => Promise.resolve(this.#last(method, query)),
    filterNames: (scope) => this.#answer('filterNames', facetOptions(this.ledger, this.context, scope)),
    timeTab: (query) => this.#answer('timeTab', timeReport(this.ledger, this.context, query)),
    modelsTab: (filter) => this.#answer('modelsTab', modelsTabReport(this.ledger, this.context, filter)),
    projectsTab: (filter) => this.#answer('projectsTab', projectsTabReport(this.ledger, this.context, filter)),
    sessionsTab: ({ filter, offset, limit, ...order }) =>
      this.#answer('sessionsTab', sessionsPage(this.#ranking(filter)(order), offset, limit)),
    toolsTab: (filter) => this.#answer('toolsTab', toolsTabReport(this.ledger, this.context, filter, this.complete)),
    sources: () => Promise.resolve(this.sources),
    run: (command) => (this.commands.push(command), Promise.resolve()),
    copy: (text) => (this.copied.push(text), Promise.resolve()),
    overview: (query, signal) => this.#overview(query, signal),
    ompTab: (query) => Promise.resolve(this.editOmp(sampleOmp(query))),
    ompSyncNow: () => Promise.resolve({ processed: 3, files: 2, totalMessages: 781 }),
    liveTab: ({ session }) => (this.askedLive.push(session), Promise.resolve(sampleLive(session))),
    budgets: () => (this.budgets === null ? Promise.reject(new Error('no budgets')) : Promise.resolve(this.budgets)),
    skillsTab: (query) => Promise.resolve(this.sampleSkills(query)),
    ledger: (query) => Promise.resolve(sampleLedger(query, this.revision)),
  };
  readonly #server = serve<HostApi, HostEvents>(this.channel(), this.#answering());

  #last(method: KeptMethod, query: string): object | null {
    this.askedLast.push(method);
    const kept = this.kept[method];
    return kept && JSON.stringify(kept.query) === query ? structuredClone(kept.report) : null;
  }

  /** As the worker has it: another order sums nothing up again. */
  #ranking(filter: PanelFilter): ReturnType<typeof sessionRanking> {
    const key = `${this.revision} ${filterKey(filter)}`;
    if (this.#ranked?.key !== key) {
      this.#ranked = { key, inOrder: sessionRanking(sumSessions(this.ledger, this.context, filter)) };
    }
    return this.#ranked.inOrder;
  }

  get ledger(): Ledger {
    return (this.#ledger ??= sampleTables(sampleNow, this.size));
  }

  get context(): ReportContext {
    return reportContext({ now: sampleNow, asOf: sampleNow, revision: this.revision, costing: sampleCosts });
  }

  /** A report of the made-up ledger, as the host might have kept it. */
  sample(filter: PanelFilter): OverviewReport {
    return buildOverview(this.ledger, this.context, filter);
  }

  /** The Skills tab's report, as the host might have kept it. */
  sampleSkills(filter: PanelFilter): ReturnType<typeof sampleSkills> {
    return sampleSkills(filter, this.revision, sampleNow, this.moreSkills);
  }

  /** The calls as they are answered: by a real worker where the test wants one. */
  #answering(): HostApi {
    const byWorker = async (name: string, query: unknown): Promise<unknown> => {
      const { askWorker } = window as unknown as TestWindow;
      return (this.answers[name] = await askWorker(name, query));
    };
    const answers = Object.entries(this.#api).map(([name, answer]: [string, (query: unknown) => unknown]) => [
      name,
      async (query: unknown, signal: unknown) => {
        const method = name as keyof HostApi;
        if (this.held.has(method)) await this.#released.promise;
        if (this.failing.has(method)) throw stopped();
        return this.worker && !notOfTheWorker.has(name)
          ? byWorker(name, query)
          : (answer as (query: unknown, signal: unknown) => unknown)(query, signal);
      },
    ]);
    return Object.fromEntries(answers) as HostApi;
  }

  #answer<Report>(name: string, report: Report): Promise<Report> {
    this.answers[name] = report;
    return Promise.resolve(structuredClone(report));
  }

  /** Answers what was held. */
  release(): void {
    this.answer = 'report';
    this.#released.resolve();
  }

  emit<Name extends keyof HostEvents>(name: Name, payload: HostEvents[Name]): void {
    this.#server.emit(name, payload);
  }

  async #overview(query: PanelFilter, signal?: AbortSignal): Promise<OverviewReport> {
    const asked: Asked = { query, cancelled: false, answered: false };
    this.asked.push(asked);
    signal?.addEventListener('abort', () => (asked.cancelled = true));
    if (this.answer === 'held') await this.#released.promise;
    asked.answered = true;
    if (this.answer === 'fail') throw stopped();
    this.lastReport = this.edit(this.#report(query));
    return this.lastReport;
  }

  #report(filter: PanelFilter): OverviewReport {
    const { range, scope } = filter;
    if (this.answer === 'empty') return emptyReport({ filter, revision: this.revision });
    if (this.answer === 'none') {
      return emptyReport({ filter, revision: this.revision, sessionsEverywhere: 0, newestRequest: 0 });
    }
    if (this.real) return buildOverview(this.ledger, this.context, filter);
    return { ...sampleReport(range, scope, this.revision), filter };
  }
}

interface TestWindow {
  askWorker: (method: string, query: unknown) => Promise<unknown>;
}

new ScriptedHost().play();
