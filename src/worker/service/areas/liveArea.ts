import type { LiveReport } from '../../../core/live/liveReport.ts';
import { steadyLoad } from '../../../core/live/steadyLoad.ts';
import type { LiveApi, LiveWatch } from '../../../protocol/liveApi.ts';
import { LiveFeed, type LiveFeedOptions } from '../../live/liveFeed.ts';
import type { LiveTab } from '../../../protocol/tabs/liveTab.ts';
import type { ServiceOptions } from '../serviceOptions.ts';

/** A burst of changes is one look (ms). */
const burstMs = 150;
/** Looks are never closer than this, whatever is asked for (ms). */
const shortestMs = 500;
/** When nothing but loads moved, and they only a little, that is told this long after the last telling (ms). */
const smallLoadMs = 10_000;

/** What the live area needs of the service. */
export interface LiveAreaOptions extends Omit<LiveFeedOptions, 'onServer'> {
  readonly emit: ServiceOptions['emit'];
  readonly inBackground: (work: Promise<unknown>) => void;
}

/** What runs now, followed as closely as somebody looks: nothing is polled for nobody. */
export class LiveArea {
  /** The area's part of the contract. */
  readonly api: LiveApi & LiveTab;
  readonly #options: LiveAreaOptions;
  readonly #feed: LiveFeed;
  #watch: LiveWatch = { mode: 'off', intervalMs: 1000, server: '' };
  #poll: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;
  /** What was told last, and when: ms of a clock that is never set. */
  #told: { readonly report: LiveReport; readonly signature: string; readonly at: number } | null = null;
  #looking = false;

  constructor(options: LiveAreaOptions) {
    this.#options = options;
    this.#feed = new LiveFeed({ ...options, onServer: () => this.changed() });
    this.api = {
      live: (signal) => this.#feed.report(signal),
      liveSession: (id, signal) => this.#feed.dashboard(id, signal),
      liveTab: async ({ session }, signal) => {
        const live = await this.#feed.report(signal);
        const dashboard =
          (session === '' ? null : await this.#feed.dashboard(session, signal)) ??
          (await this.#feed.dashboard(await this.#feed.mostRecent(live, signal), signal));
        return { revision: 0, asOf: live.asOf, live, dashboard };
      },
      watchLive: (watch) => Promise.resolve(this.#follow(watch)),
    };
  }

  /** A database changed, or a server said something. */
  changed(): void {
    if (this.#watch.mode === 'off' || this.#soon !== null) return;
    this.#soon = setTimeout(() => {
      this.#soon = null;
      this.#options.inBackground(this.#look());
    }, burstMs).unref();
  }

  /** Ends all looking. */
  dispose(): void {
    this.#stop();
    this.#feed.dispose();
  }

  #follow(watch: LiveWatch): void {
    this.#watch = watch;
    this.#stop();
    this.#feed.listenTo(watch.mode === 'off' ? '' : watch.server);
    // Who begins to look has not seen what was told before.
    this.#told = null;
    if (watch.mode === 'visible') {
      const every = Math.max(shortestMs, watch.intervalMs);
      this.#poll = setInterval(() => this.#options.inBackground(this.#look()), every).unref();
    }
    this.changed();
  }

  #stop(): void {
    if (this.#poll !== null) clearInterval(this.#poll);
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#poll = null;
    this.#soon = null;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const report = await this.#feed.report();
      if (this.#watch.mode === 'off' || !this.#isNews(report)) return;
      this.#told = { report, signature: signatureOf(report), at: performance.now() };
      this.#options.emit('live', report);
    } finally {
      this.#looking = false;
    }
  }

  #isNews(report: LiveReport): boolean {
    const told = this.#told;
    if (told === null) return true;
    const mayWait = performance.now() - told.at < smallLoadMs;
    return signatureOf(mayWait ? steadyLoad(told.report, report) : report) !== told.signature;
  }
}

/** Equal for reports that show the same. */
function signatureOf(report: LiveReport): string {
  return JSON.stringify({ ...report, asOf: 0 });
}
