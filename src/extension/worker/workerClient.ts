import { Worker, type ResourceLimits } from 'node:worker_threads';
import { EventEmitter, l10n, type Event, type LogOutputChannel } from 'vscode';
import { createClient, RpcError, type RpcClient } from '../../protocol/rpc.ts';
import type { ThreadData } from '../../protocol/threadData.ts';
import type { WorkerApi, WorkerEvents, WorkerOptions } from '../../protocol/workerApi.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure, writeLogLine } from '../log.ts';
import { portChannel } from './portChannel.ts';
import { RestartPolicy } from './restartPolicy.ts';
import { Watchdog } from './watchdog.ts';
import workerLimits from './workerLimits.json';

/** Whether the worker thread can answer: `stopped` needs the user to ask for a new start. */
export type WorkerState = 'idle' | 'running' | 'restarting' | 'stopped';

/**
 * Room for the worker's JavaScript objects, MB. The figures themselves stand in typed arrays outside of it; small limits
 * (in a file of their own: the bench starts its worker with the same) make the collector run early, which keeps the memory the user sees low while gigabytes stream through.
 */
const resourceLimits: ResourceLimits = workerLimits;

/** A worker that was given work is asked after this time, and given up when it has not answered within the other (ms). */
const watch = { pauseMs: 10_000, patienceMs: 60_000 } as const;

interface Running {
  readonly thread: Worker;
  readonly client: RpcClient<WorkerApi, WorkerEvents>;
  readonly watchdog: Watchdog;
}

/** Owns the worker thread: starts it at the first call, starts it again after a crash or a hang, gives up after three. */
export class WorkerClient extends Owner {
  readonly #changed = this.own(new EventEmitter<WorkerEvents['changed']>());
  readonly #sources = this.own(new EventEmitter<WorkerEvents['sources']>());
  readonly #progress = this.own(new EventEmitter<WorkerEvents['progress']>());
  readonly #live = this.own(new EventEmitter<WorkerEvents['live']>());
  readonly #state = this.own(new EventEmitter<WorkerState>());
  readonly #agentLog = this.own(new EventEmitter<WorkerEvents['agentLog']>());
  readonly onAgentLog: Event<WorkerEvents['agentLog']> = this.#agentLog.event;
  readonly onDidChangeData: Event<WorkerEvents['changed']> = this.#changed.event;
  readonly onDidChangeSources: Event<WorkerEvents['sources']> = this.#sources.event;
  readonly onDidProgress: Event<WorkerEvents['progress']> = this.#progress.event;
  readonly onDidChangeLive: Event<WorkerEvents['live']> = this.#live.event;
  readonly onDidChangeState: Event<WorkerState> = this.#state.event;

  readonly #script: string;
  readonly #log: LogOutputChannel;
  readonly #watch: { readonly pauseMs: number; readonly patienceMs: number };
  readonly #restarts = new RestartPolicy();
  #running: Running | undefined;
  #options: WorkerOptions;
  #restartTimer: NodeJS.Timeout | undefined;
  #current: WorkerState = 'idle';

  constructor(
    script: string,
    options: WorkerOptions,
    log: LogOutputChannel,
    times: { pauseMs: number; patienceMs: number } = watch,
  ) {
    super();
    this.#script = script;
    this.#options = options;
    this.#log = log;
    this.#watch = times;
  }

  get state(): WorkerState {
    return this.#current;
  }

  /** The worker's methods; the first call starts it. Fails while it is restarting or stopped. */
  get api(): WorkerApi {
    return this.#connect().api;
  }

  /** Tells the worker where to look; kept and sent again to every new one. */
  async configure(options: WorkerOptions): Promise<void> {
    this.#options = options;
    if (!this.#running) return;
    this.#running.watchdog.noteWork();
    await this.#running.client.api.configure(options);
  }

  /** Tries again after the worker was given up. */
  restart(): void {
    this.#restarts.forgive();
    clearTimeout(this.#restartTimer);
    if (!this.#running) this.#start();
  }

  /** Lets the worker remember what it knows before it goes. */
  async shutdown(): Promise<void> {
    try {
      await this.#running?.client.api.shutdown();
    } catch (error) {
      if (!RpcError.isCancelled(error)) logFailure(this.#log, 'The data worker did not stop in good order', error);
    }
    this.dispose();
  }

  override dispose(): void {
    if (this.disposed) return;
    clearTimeout(this.#restartTimer);
    const running = this.#running;
    this.#running = undefined;
    running?.watchdog.dispose();
    running?.client.close();
    void running?.thread.terminate();
    super.dispose();
  }

  #connect(): RpcClient<WorkerApi, WorkerEvents> {
    if (this.#running) {
      this.#running.watchdog.noteWork();
      return this.#running.client;
    }
    if (this.disposed || this.#current !== 'idle') throw new RpcError(unavailable());
    return this.#start();
  }

  #start(): RpcClient<WorkerApi, WorkerEvents> {
    const workerData: ThreadData = { codeFolder: this.#options.cacheFolder };
    const thread = new Worker(this.#script, { name: 'opencode-observatory', resourceLimits, workerData });
    const client = createClient<WorkerApi, WorkerEvents>(portChannel(thread));
    client.on('changed', (change) => this.#changed.fire(change));
    client.on('sources', (sources) => this.#sources.fire(sources));
    client.on('progress', (progress) => this.#progress.fire(progress));
    client.on('agentLog', (news) => this.#agentLog.fire(news));
    client.on('live', (report) => this.#live.fire(report));
    client.on('log', (line) => writeLogLine(this.#log, line));
    thread.on('error', (error) => logFailure(this.#log, 'The data worker failed', error));
    thread.on('exit', (code) => this.#exited(thread, code));
    const watchdog = new Watchdog({ ...this.#watch, ping: () => client.api.ping(), hung: () => this.#hung(thread) });
    this.#running = { thread, client, watchdog };
    watchdog.noteWork();
    client.api.configure(this.#options).catch((error: unknown) => {
      if (!RpcError.isCancelled(error)) logFailure(this.#log, 'The data worker refused its options', error);
    });
    this.#become('running');
    return client;
  }

  /** A thread in an endless loop hears nothing: only ending it helps. What it was asked fails, and it starts again. */
  #hung(thread: Worker): void {
    this.#log.error(`The data worker did not answer for ${this.#watch.patienceMs / 1000} s; it is ended.`);
    void thread.terminate();
  }

  #exited(thread: Worker, code: number): void {
    if (this.#running?.thread !== thread) return;
    const { client, watchdog } = this.#running;
    watchdog.dispose();
    this.#running = undefined;
    const delay = this.#restarts.afterCrash(Date.now());
    this.#log.warn(
      `The data worker ended with code ${code}; ${delay === null ? 'given up' : `new start in ${delay} ms`}.`,
    );
    if (delay !== null) this.#restartTimer = setTimeout(() => this.#start(), delay);
    this.#become(delay === null ? 'stopped' : 'restarting');
    client.close();
  }

  #become(state: WorkerState): void {
    if (this.#current === state) return;
    this.#current = state;
    this.#state.fire(state);
  }
}

function unavailable(): { name: string; message: string; reason: string; nextStep: string } {
  return {
    name: 'WorkerUnavailable',
    message: l10n.t('The reader of OpenCode data is not running.'),
    reason: 'worker-unavailable',
    nextStep: l10n.t('Run Refresh to start it again.'),
  };
}
