import type { AgentProcess } from '../../core/live/agentProcess.ts';
import { CpuMeter } from '../../core/live/cpuMeter.ts';
import type { ProcessTrouble } from '../../core/live/processTrouble.ts';
import type { ProcessLister } from './processLister.ts';

/** The newest list of agent processes, taken only when somebody asks and no more often than the system allows. */
export class AgentProcesses {
  readonly #lister: ProcessLister;
  readonly #now: () => number;
  readonly #cpu = new CpuMeter();
  #agents: readonly AgentProcess[] | null = null;
  #listed = Number.NEGATIVE_INFINITY;
  #running: Promise<boolean> | null = null;
  #generation = 0;

  /** `now` counts ms and is never set back, unlike the clock on the wall. */
  constructor(lister: ProcessLister, now: () => number = () => performance.now()) {
    this.#lister = lister;
    this.#now = now;
  }

  /** The processes of the last list; null before the first and where the system does not tell. */
  get agents(): readonly AgentProcess[] | null {
    return this.#agents;
  }

  /** Grows with every list that differs from the one before: several can wait for the same change. */
  get generation(): number {
    return this.#generation;
  }

  /** What the last list could not tell. */
  get trouble(): ProcessTrouble | null {
    return this.#agents === null ? 'no-list' : (this.#lister.trouble ?? null);
  }

  /** Processor use of a process between the last two lists, percent of one processor; null when unknown. */
  cpuPercent({ identity }: AgentProcess): number | null {
    return this.#cpu.percent(identity);
  }

  /** Lists again when the last list is old enough; resolves to true when the processes differ from before. */
  refresh(): Promise<boolean> {
    if (this.#running !== null) return this.#running;
    if (this.#now() - this.#listed < this.#lister.minimumPauseMs) return Promise.resolve(false);
    this.#running = this.#list().finally(() => (this.#running = null));
    return this.#running;
  }

  async #list(): Promise<boolean> {
    this.#listed = this.#now();
    const agents = await this.#lister.list();
    this.#cpu.measure(agents ?? [], this.#now());
    const changed = keyOf(agents) !== keyOf(this.#agents);
    this.#agents = agents;
    if (changed) this.#generation++;
    return changed;
  }
}

function keyOf(agents: readonly AgentProcess[] | null): string {
  if (agents === null) return 'unknown';
  return agents
    .map(({ identity, directory }) => `${identity} ${directory ?? ''}`)
    .sort()
    .join('\n');
}
