import type { AgentProcess } from './agentProcess.ts';

interface Sample {
  readonly cpuMs: number;
  readonly taken: number;
}

/** Below this an interval tells nothing: processor time is counted in hundredths of a second (ms). */
const shortestMs = 200;

/**
 * Processor use of processes over the last interval, in percent of one processor. What `ps` prints as percent is the
 * average of a whole life on Linux: a process that was busy once would never look idle again.
 */
export class CpuMeter {
  #samples = new Map<string, Sample>();
  readonly #percents = new Map<string, number>();

  /** Takes a new list; `taken` is of a clock that is never set (ms). */
  measure(processes: readonly AgentProcess[], taken: number): void {
    const samples = new Map<string, Sample>();
    for (const { identity, cpuMs } of processes) {
      if (cpuMs === null) continue;
      const before = this.#samples.get(identity);
      if (before !== undefined && taken - before.taken < shortestMs) {
        samples.set(identity, before);
        continue;
      }
      if (before !== undefined) {
        const used = ((cpuMs - before.cpuMs) * 100) / (taken - before.taken);
        this.#percents.set(identity, Math.max(0, used));
      }
      samples.set(identity, { cpuMs, taken });
    }
    this.#samples = samples;
    for (const identity of this.#percents.keys()) if (!samples.has(identity)) this.#percents.delete(identity);
  }

  /** Percent of one processor, or null before the second look at a process. */
  percent(identity: string): number | null {
    return this.#percents.get(identity) ?? null;
  }
}
