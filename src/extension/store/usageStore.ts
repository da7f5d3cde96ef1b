import { EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { SourceState } from '../../core/model/sourceState.ts';
import type { StatusReport } from '../../core/reports/status.ts';
import { RpcError } from '../../protocol/rpc.ts';
import type { IndexProgress } from '../../protocol/workerApi.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import type { WorkerClient, WorkerState } from '../worker/workerClient.ts';
import { Throttle } from './throttle.ts';

/** What moved: `figures` means every report may be different. */
export type StoreTopic = 'figures' | 'sources' | 'progress' | 'worker';

/** At most two looks a second, however busy the agents are, ms. */
const refreshInterval = 500;

/** Ages grow and days end without any new data, ms. */
const clockInterval = 60_000;

/** The one place in the host that knows the current figures; every surface listens to it and to nothing else. */
export class UsageStore extends Owner {
  readonly #changed = this.own(new EventEmitter<StoreTopic>());
  readonly onDidChange: Event<StoreTopic> = this.#changed.event;
  readonly #worker: WorkerClient;
  readonly #log: LogOutputChannel;
  readonly #refresh = this.own(new Throttle(() => this.#load(), refreshInterval));
  #status: StatusReport | undefined;
  #sources: readonly SourceState[] | undefined;
  #progress: IndexProgress | null = null;

  constructor(worker: WorkerClient, log: LogOutputChannel) {
    super();
    this.#worker = worker;
    this.#log = log;
    this.own(worker.onDidChangeData(() => this.#refresh.request()));
    this.own(worker.onDidChangeSources((sources) => this.#setSources(sources)));
    this.own(worker.onDidProgress((progress) => this.#setProgress(progress)));
    this.own(worker.onDidChangeState((state) => this.#workerChanged(state)));
    const clock = setInterval(() => this.#status && this.#refresh.request(), clockInterval);
    this.own({ dispose: () => clearInterval(clock) });
  }

  /** The last figures, undefined before the first answer. */
  get status(): StatusReport | undefined {
    return this.#status;
  }

  /** What is known of each source, undefined before the first answer. */
  get sources(): readonly SourceState[] | undefined {
    return this.#sources;
  }

  get progress(): IndexProgress | null {
    return this.#progress;
  }

  get workerState(): WorkerState {
    return this.#worker.state;
  }

  /** Asks for the figures; the first call starts the worker. */
  refresh(): void {
    this.#refresh.request();
  }

  async #load(): Promise<void> {
    try {
      const [status, sources] = await Promise.all([this.#worker.api.status(), this.#worker.api.sources()]);
      if (this.disposed) return;
      this.#status = status;
      this.#setSources(sources);
      this.#changed.fire('figures');
    } catch (error) {
      if (!RpcError.isCancelled(error) && this.#worker.state === 'running') logFailure(this.#log, 'No figures', error);
    }
  }

  #setSources(sources: readonly SourceState[]): void {
    this.#sources = sources;
    this.#changed.fire('sources');
  }

  #setProgress(progress: IndexProgress | null): void {
    this.#progress = progress;
    this.#changed.fire('progress');
  }

  #workerChanged(state: WorkerState): void {
    if (state !== 'running') this.#setProgress(null);
    this.#changed.fire('worker');
    if (state === 'running') this.#refresh.request();
  }
}
