import { setImmediate } from 'node:timers/promises';
import type { BehaviourBase } from '../../core/behaviour/behaviourBase.ts';
import { buildSessionForest } from '../../core/reports/buildSessionForest.ts';
import { startOfDayAfter, startOfLocalDay } from '../../core/reports/calendar.ts';
import { useMachineZone } from '../../core/reports/zonedDate.ts';
import type { SessionForest } from '../../core/reports/sessionForest.ts';
import type { SourceState } from '../../core/model/sourceState.ts';
import type { Ledger } from '../../core/usage/ledger.ts';
import { markCopies } from '../../core/usage/markCopies.ts';
import type { WorkerApi, WorkerOptions } from '../../protocol/workerApi.ts';
import { inspectorArea } from './areas/inspectorArea.ts';
import { LiveArea } from './areas/liveArea.ts';
import { ompArea } from './areas/ompArea.ts';
import { agentLogArea } from './areas/agentLogArea.ts';
import { budgetsArea } from './areas/budgetsArea.ts';
import { layoutArea } from './areas/layoutArea.ts';
import { mcpArea } from './areas/mcpArea.ts';
import { exportArea } from './areas/exportArea.ts';
import { ledgerArea } from './areas/ledgerArea.ts';
import { panelArea } from './areas/panelArea.ts';
import { pricesArea } from './areas/pricesArea.ts';
import { skillsArea } from './areas/skillsArea.ts';
import { SkillsTabArea } from './areas/skillsTabArea.ts';
import { usageArea } from './areas/usageArea.ts';
import type { Desk } from './desk.ts';
import type { Moment } from './moment.ts';
import { placesOf } from './placesOf.ts';
import { AgentLogFollower } from '../agentLog/agentLogFollower.ts';
import { agentLogFolders } from '../agentLog/agentLogFolders.ts';
import { ProgressBoard } from './progressBoard.ts';
import { hasOpenRequest } from './hasOpenRequest.ts';
import { Inferences, type InferencesOf } from './inferences.ts';
import { KeptGroundwork } from './keptGroundwork.ts';
import { ReportCache } from './reportCache.ts';
import type { ServiceOptions } from './serviceOptions.ts';
import { SourceSet } from './sourceSet.ts';
import { sourcesText } from './sourcesText.ts';
import { Surroundings } from './surroundings.ts';

/** What moves without a commit (the clock, processes, skills, prices) is looked at this often (ms). */
const tickMs = 5000;
const minuteMs = 60_000;
/** So long (ms) what is made of all data waits for the next question. */
const groundworkMs = 5 * minuteMs;

/** Answers the host: keeps every source up to date and makes each report once for each revision and minute. */
export class ObservatoryService {
  /** The contract's methods, area by area. */
  readonly api: WorkerApi;
  readonly #options: ServiceOptions;
  readonly #sources: SourceSet;
  readonly #progress: ProgressBoard;
  readonly #reports: ReportCache;
  readonly #live: LiveArea;
  readonly #tick: NodeJS.Timeout;
  readonly #agentLog: AgentLogFollower;
  #configured: WorkerOptions | null = null;
  #surroundings: Surroundings | null = null;
  #configuring: Promise<void> = Promise.resolve();
  #revision = 0;
  readonly #inferences: Inferences;
  readonly #groundwork = new KeptGroundwork(groundworkMs);
  #copiesMarked = false;
  /** Local day of the last look at the clock, ms since the epoch. */
  #day = { from: 0, to: Number.POSITIVE_INFINITY };
  #minute = 0;
  #ticking = false;
  #agentsKnown = 0;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#reports = new ReportCache(options.now);
    this.#progress = new ProgressBoard((progress) => options.emit('progress', progress));
    this.#inferences = new Inferences(() => this.#inferable(), {
      prepare: (filter) => skillsTab.prepare(filter),
      rehearse: (filter) => skillsTab.rehearse(filter),
    });
    this.#sources = new SourceSet({
      createIndex: (path, pools, kind) => options.createIndex(path, pools, this.#configured?.cacheFolder ?? null, kind),
      hooksOf: (path) => ({
        onRead: () => (this.#copiesMarked = false),
        onChanged: () => this.#dataChanged(),
        onToolCallsRead: () => this.#toolCallsRead(),
        onState: () => options.emit('sources', this.#states()),
        onProgress: (progress) => this.#progress.note(path, progress),
        log: (line) => options.emit('log', line),
      }),
      onFolders: () => this.#inBackground(this.#rediscover()),
    });
    this.#agentLog = new AgentLogFollower({
      folders: () => agentLogFolders(options.machine, this.#configured?.dataFolders ?? []),
      tell: (news) => options.emit('agentLog', news),
    });
    const desk: Desk = {
      report: (name, signal, make) => this.#report(name, signal, make),
      surroundings: async () => {
        await this.#configuring;
        if (this.#surroundings === null) throw new Error('The worker was not configured.');
        return this.#surroundings;
      },
      shows: (filter) => this.#inferences.soon(filter),
      changed: () => this.#changed(),
    };
    const skillsTab = new SkillsTabArea(desk);
    this.#live = new LiveArea({
      moment: (signal) => this.#report('moment itself', signal, (moment) => moment),
      processes: options.processes,
      logReaders: () => this.#sources.logReaders,
      machine: options.machine,
      tree: options.tree,
      engine: options.engine,
      now: options.now,
      log: (line) => options.emit('log', line),
      emit: options.emit,
      inBackground: (work) => this.#inBackground(work),
    });
    this.api = {
      configure: (wanted) => {
        this.#configuring = this.#configuring.catch(() => undefined).then(() => this.#configure(wanted));
        return this.#configuring;
      },
      refresh: () => this.#refresh(),
      sources: async () => {
        await this.#configuring;
        return this.#states();
      },
      ping: () => Promise.resolve(),
      shutdown: () => this.dispose(),
      ...usageArea(desk),
      ...panelArea(desk),
      ...skillsArea(desk),
      ...skillsTab.api,
      ...pricesArea(desk),
      ...this.#live.api,
      ...budgetsArea(desk),
      ...layoutArea(desk),
      ...mcpArea(desk),
      ...agentLogArea(this.#agentLog),
      ...ledgerArea(desk),
      ...exportArea(desk),
      ...inspectorArea(desk, { ...options, readers: () => this.#sources.logReaders }),
      ...ompArea(desk, {
        readers: () => this.#sources.logReaders,
        sync: () => this.#sources.refresh(),
        env: options.machine.env,
      }),
    };
    this.#tick = setInterval(() => this.#inBackground(this.tick()), tickMs).unref();
  }

  async #refresh(): Promise<void> {
    await this.#rediscover();
    await this.#sources.refresh();
    await this.tick();
  }

  /** Looks at what moves without a commit; called by a slow timer. */
  async tick(): Promise<void> {
    const surroundings = this.#surroundings;
    if (surroundings === null || this.#ticking) return;
    this.#ticking = true;
    try {
      const now = this.#options.now();
      const minute = Math.floor(now / minuteMs);
      const nextMinute = minute !== this.#minute;
      this.#minute = minute;
      // Asking costs next to nothing when nothing changed, and "as of" stays true.
      if (nextMinute) await this.#sources.refresh();
      const moved = [this.#dayMoved(), surroundings.refresh()];
      if (this.#agentsMatter()) {
        moved.push(await this.#agentsMoved());
        // Without a process list the time since the last sign of life decides.
        moved.push(nextMinute && this.#options.processes.agents === null);
      }
      if (moved.includes(true)) this.#changed();
    } finally {
      this.#ticking = false;
    }
  }

  /** Stops everything and remembers what is known. */
  async dispose(): Promise<void> {
    clearInterval(this.#tick);
    this.#inferences.clear();
    this.#groundwork.clear();
    this.#live.dispose();
    this.#agentLog.stop();
    await this.#configuring.catch(() => undefined);
    await this.#sources.dispose();
  }

  async #configure(options: WorkerOptions): Promise<void> {
    const before = this.#configured;
    this.#configured = options;
    useMachineZone(options.machineZone ?? '');
    const [places, catalogue] = await Promise.all([placesOf(this.#options, options), this.#options.catalogue()]);
    this.#surroundings = new Surroundings({
      machine: places.machine,
      tree: this.#options.tree,
      options,
      skillFolders: places.skillFolders,
      processes: this.#options.processes,
      catalogue,
      log: (line) => this.#options.emit('log', line),
    });
    this.#dayMoved();
    await this.#useSources();
    if (before !== null && JSON.stringify(before) !== JSON.stringify(options)) this.#changed();
  }

  async #rediscover(): Promise<void> {
    this.#configuring = this.#configuring.catch(() => undefined).then(() => this.#useSources());
    await this.#configuring;
  }

  async #useSources(): Promise<void> {
    if (this.#configured === null) return;
    const { databases, folders, storages, logs } = await placesOf(this.#options, this.#configured);
    if (!(await this.#sources.use(databases, folders, storages, logs))) return;
    this.#options.emit('log', { level: 'info', text: sourcesText({ databases, storages, logs }) });
    this.#dataChanged();
    this.#options.emit('sources', this.#states());
  }

  /** Nobody waits for this: its failure goes to the log, and does not end the worker. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      const text = `Work in the background failed: ${error instanceof Error ? error.message : 'unknown'}`;
      this.#options.emit('log', { level: 'error', text });
    });
  }

  #dataChanged(): void {
    this.#copiesMarked = false;
    this.#inferences.outdate();
    this.#groundwork.outdate();
    this.#changed();
    // A request may just have begun: whether an agent runs decides what its session is shown as.
    if (this.#agentsMatter()) {
      this.#inBackground(this.#agentsMoved().then((moved) => moved && this.#changed()));
    }
  }

  #changed(): void {
    this.#revision++;
    this.#options.emit('changed', { revision: this.#revision, asOf: this.#sources.asOf });
    this.#live.changed();
  }

  /** True when the agent processes differ from those of the last answer, whoever listed them meanwhile. */
  async #agentsMoved(): Promise<boolean> {
    const { processes } = this.#options;
    await processes.refresh();
    const moved = processes.generation !== this.#agentsKnown;
    this.#agentsKnown = processes.generation;
    return moved;
  }

  /** Nobody works on made-up data. */
  #agentsMatter(): boolean {
    return this.#configured?.demo === false && hasOpenRequest(this.#sources.ledger, this.#options.now());
  }

  /** True when another local day began since the last look (or the clock was set back). */
  #dayMoved(): boolean {
    const timeZone = this.#configured?.timeZone ?? 'UTC';
    const now = this.#options.now();
    const moved = now < this.#day.from || now >= this.#day.to;
    this.#day = { from: startOfLocalDay(now, timeZone), to: startOfDayAfter(now, timeZone, 1) };
    return moved;
  }

  async #report<Report>(
    name: string,
    signal: AbortSignal | undefined,
    make: (moment: Moment) => Report,
  ): Promise<Report> {
    await this.#configuring;
    // Lets a cancel that is already on its way arrive before the work is done.
    await setImmediate();
    signal?.throwIfAborted();
    for (;;) {
      const revision = this.#revision;
      const report = this.#reports.get(revision, name, () => make(this.#moment()));
      // Tool calls of the last run may turn out to be lost when a report asks for them.
      if (this.#revision === revision) return report;
    }
  }

  #moment(): Moment {
    const surroundings = this.#surroundings;
    if (surroundings === null) throw new Error('The worker was not configured.');
    return this.#reports.get(this.#revision, 'moment', () => {
      const ledger = this.#ledger();
      const { asOf, toolCallsComplete } = this.#sources;
      const context = surroundings.context({ revision: this.#revision, asOf, now: this.#options.now() });
      let made: SessionForest | null = null;
      const forest = (): SessionForest => {
        // Whoever asks may have waited: the data may be other data by now.
        this.#ledger();
        return (made ??= buildSessionForest(ledger, context));
      };
      const behaviour = (): BehaviourBase => this.#inferences.of({ ledger, context });
      return { ledger, context, surroundings, toolCallsComplete, forest, behaviour };
    });
  }

  #inferable(): InferencesOf | null {
    return this.#surroundings === null || !this.#sources.toolCallsComplete ? null : this.#moment();
  }

  /** Who looks at what is inferred waits for all of it while the calls come in: it is there when they are shown. */
  async #toolCallsRead(): Promise<void> {
    if (!this.#inferences.areUsed) return;
    this.#inferences.outdate();
    await this.#inferences.prepare();
  }

  /** Copies are marked first: they are no requests of their source. */
  #states(): readonly SourceState[] {
    this.#ledger();
    return this.#sources.states;
  }

  #ledger(): Ledger {
    const { ledger } = this.#sources;
    if (!this.#copiesMarked) markCopies(ledger);
    this.#copiesMarked = true;
    return this.#groundwork.under(ledger);
  }
}
