import type { AgentProcess } from './agentProcess.ts';
import type { ProcessLister } from './processLister.ts';

/** The newest list of agent processes, taken only when somebody asks and no more often than the system allows. */
export class AgentProcesses {
  readonly #lister: ProcessLister;
  readonly #now: () => number;
  #agents: readonly AgentProcess[] | null = null;
  #listed = Number.NEGATIVE_INFINITY;
  #running: Promise<boolean> | null = null;

  constructor(lister: ProcessLister, now: () => number = Date.now) {
    this.#lister = lister;
    this.#now = now;
  }

  /** The processes of the last list; null before the first and where the system does not tell. */
  get agents(): readonly AgentProcess[] | null {
    return this.#agents;
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
    const changed = keyOf(agents) !== keyOf(this.#agents);
    this.#agents = agents;
    return changed;
  }
}

function keyOf(agents: readonly AgentProcess[] | null): string {
  if (agents === null) return 'unknown';
  return agents
    .map(({ pid, directory }) => `${pid} ${directory ?? ''}`)
    .sort()
    .join('\n');
}
