import { EventEmitter, type Event, type LogOutputChannel, type Memento } from 'vscode';
import { withSeen } from '../../core/live/arrangeLive.ts';
import type { LiveReport } from '../../core/live/liveReport.ts';
import type { LiveWatch } from '../../protocol/liveApi.ts';
import { RpcError } from '../../protocol/rpc.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import type { WorkerClient } from '../worker/workerClient.ts';

const storageKey = 'live.seen';
/** Sessions whose last look is remembered. */
const mostSeen = 200;

/** What the live store needs of the rest of the extension. */
export interface LiveStoreServices {
  readonly worker: Pick<WorkerClient, 'api' | 'state' | 'onDidChangeState' | 'onDidChangeLive'>;
  readonly config: Pick<Config, 'settings' | 'onDidChange'>;
  readonly log: LogOutputChannel;
  readonly memory: Memento;
}

/**
 * What runs now, for every surface of the window. The worker looks every moment while any of them is visible, only after a
 * change while nothing is, and never when notifications are off as well.
 */
export class LiveStore extends Owner {
  readonly #changed = this.own(new EventEmitter<LiveReport>());
  readonly onDidChange: Event<LiveReport> = this.#changed.event;
  readonly #services: LiveStoreServices;
  readonly #visible = new Set<string>();
  #seen: Readonly<Record<string, number>>;
  #raw: LiveReport | undefined;
  #report: LiveReport | undefined;
  #asked = '';

  constructor(services: LiveStoreServices) {
    super();
    this.#services = services;
    this.#seen = readSeen(services.memory.get(storageKey));
    const { worker, config } = services;
    this.own(worker.onDidChangeLive((report) => this.#take(report)));
    this.own(
      worker.onDidChangeState(() => {
        this.#asked = '';
        this.#follow();
      }),
    );
    this.own(config.onDidChange(() => this.#follow()));
  }

  /** The last report, undefined before the first. */
  get report(): LiveReport | undefined {
    return this.#report;
  }

  /** A surface (by a name of its own) is seen from now on, or not any more. */
  setVisible(surface: string, visible: boolean): void {
    if (visible) this.#visible.add(surface);
    else this.#visible.delete(surface);
    this.#follow();
  }

  /** The user has looked at a session: what it had finished is news no more. */
  markSeen(id: string): void {
    const session = this.#report?.sessions.find((one) => one.id === id);
    if (session?.state !== 'finished') return;
    const entries = Object.entries({ ...this.#seen, [id]: Date.now() }).sort(([, a], [, b]) => b - a);
    this.#seen = Object.fromEntries(entries.slice(0, mostSeen));
    void this.#services.memory.update(storageKey, this.#seen);
    if (this.#raw) this.#take(this.#raw);
  }

  #take(report: LiveReport): void {
    this.#raw = report;
    this.#report = withSeen(report, this.#seen);
    this.#changed.fire(this.#report);
  }

  #follow(): void {
    const { worker, config, log } = this.#services;
    if (worker.state !== 'running' || this.disposed) return;
    const { liveNotifications, liveRefreshSeconds, liveServer } = config.settings;
    const mode = this.#visible.size > 0 ? 'visible' : liveNotifications ? 'hidden' : 'off';
    const watch: LiveWatch = { mode, intervalMs: liveRefreshSeconds * 1000, server: liveServer };
    const asked = JSON.stringify(watch);
    if (asked === this.#asked) return;
    this.#asked = asked;
    worker.api.watchLive(watch).catch((error: unknown) => {
      this.#asked = '';
      if (!RpcError.isCancelled(error)) logFailure(log, 'Running agents cannot be followed', error);
    });
  }
}

function readSeen(stored: unknown): Readonly<Record<string, number>> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, time]) => typeof time === 'number'));
}
