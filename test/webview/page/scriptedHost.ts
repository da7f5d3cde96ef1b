// The extension's end of the panel, played by the test inside the page: it answers calls as told and records them.
import { sampleOmp } from './sampleOmp.ts';
import type { SourceState } from '../../../src/core/model/sourceState.ts';
import type { OverviewReport } from '../../../src/core/reports/overview.ts';
import type { Channel } from '../../../src/protocol/rpc.ts';
import { serve } from '../../../src/protocol/rpc.ts';
import type { HostApi, HostEvents, WebviewAmbient } from '../../../src/protocol/webviewApi.ts';
import type { PanelFilter } from '../../../src/core/reports/panel/panelFilter.ts';
import type { SessionSummary } from '../../../src/core/reports/sessionList.ts';
import { sampleLive } from './sampleLive.ts';
import { sampleLedger } from './sampleLedger.ts';
import { sampleSession } from './sampleSession.ts';
import { sampleSkills } from './sampleSkills.ts';
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

/** A promise with its key outside. */
function held(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((fulfil) => (resolve = fulfil));
  return { promise, resolve: () => resolve() };
}

/** What the tests set and look at. */
export class ScriptedHost {
  answer: Answer = 'report';
  revision = 1;
  /** Changes a report before it is sent. */
  edit: (report: OverviewReport) => OverviewReport = (report) => report;
  ambient: WebviewAmbient = {
    locale: 'en',
    timeZone: 'UTC',
    hasWorkspace: true,
    workspaceName: 'webshop',
    strings: {},
    currency: { code: 'USD', rate: 1 },
  };
  sources: readonly SourceState[] = [source({})];
  /** The session for an id, null for one that is gone. */
  session: (id: string) => SessionSummary | null = sampleSession;
  readonly askedSessions: string[] = [];
  saved: unknown = undefined;
  readonly asked: Asked[] = [];
  readonly commands: unknown[] = [];
  readonly askedLive: string[] = [];
  readonly copied: string[] = [];
  readonly violations: string[] = [];
  readonly failedSource = failedSource;
  readonly otherSource = otherSource;
  readonly sampleFigures = sampleFigures;
  lastReport: OverviewReport | null = null;
  readonly #released = held();
  readonly #receivers = new Set<(message: unknown) => void>();
  readonly #api: HostApi = {
    ready: () => Promise.resolve(this.ambient),
    sources: () => Promise.resolve(this.sources),
    session: (id) => (this.askedSessions.push(id), Promise.resolve(this.session(id))),
    run: (command) => (this.commands.push(command), Promise.resolve()),
    copy: (text) => (this.copied.push(text), Promise.resolve()),
    overview: (query, signal) => this.#overview(query, signal),
    ompTab: (query) => Promise.resolve(sampleOmp(query)),
    ompSyncNow: () => Promise.resolve({ processed: 3, files: 2, totalMessages: 781 }),
    liveTab: ({ session }) => (this.askedLive.push(session), Promise.resolve(sampleLive(session))),
    skillsTab: (query) => Promise.resolve(sampleSkills(query, this.revision, sampleNow)),
    ledger: (query) => Promise.resolve(sampleLedger(query, this.revision)),
  };
  readonly #server = serve<HostApi, HostEvents>(this.#channel(), this.#api);

  /** What the webview finds as VS Code's API. */
  acquire(): object {
    return {
      postMessage: (message: unknown) => {
        const copy: unknown = structuredClone(message);
        setTimeout(() => this.#receivers.forEach((receive) => receive(copy)), 0);
      },
      getState: () => this.saved,
      setState: (state: unknown) => (this.saved = structuredClone(state)),
    };
  }

  /** Answers what was held. */
  release(): void {
    this.answer = 'report';
    this.#released.resolve();
  }

  emit<Name extends keyof HostEvents>(name: Name, payload: HostEvents[Name]): void {
    this.#server.emit(name, payload);
  }

  #channel(): Channel {
    return {
      post: (message) => window.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
      listen: (receive) => {
        this.#receivers.add(receive);
        return () => this.#receivers.delete(receive);
      },
    };
  }

  async #overview(query: PanelFilter, signal?: AbortSignal): Promise<OverviewReport> {
    const asked: Asked = { query, cancelled: false, answered: false };
    this.asked.push(asked);
    signal?.addEventListener('abort', () => (asked.cancelled = true));
    if (this.answer === 'held') await this.#released.promise;
    asked.answered = true;
    if (this.answer === 'fail') {
      throw Object.assign(new Error('The reader stopped unexpectedly.'), {
        reason: 'failed',
        nextStep: 'Reload the window.',
      });
    }
    this.lastReport = this.edit(this.#report(query));
    return this.lastReport;
  }

  #report(filter: PanelFilter): OverviewReport {
    const { range, scope } = filter;
    if (this.answer === 'empty') return emptyReport({ filter, revision: this.revision });
    if (this.answer === 'none') {
      return emptyReport({ filter, revision: this.revision, sessionsEverywhere: 0, newestRequest: 0 });
    }
    return { ...sampleReport(range, scope, this.revision), filter };
  }
}

interface TestWindow {
  host: ScriptedHost;
  acquireVsCodeApi: () => object;
}

const host = new ScriptedHost();
const page = window as unknown as TestWindow;
page.host = host;
page.acquireVsCodeApi = () => host.acquire();
document.addEventListener('securitypolicyviolation', (event) => {
  host.violations.push(`${event.effectiveDirective} ${event.sample}`.trim());
});
