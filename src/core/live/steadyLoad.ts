import type { LiveProcess, LiveReport } from './liveReport.ts';

/** A move of processor use by no more than this is no news (points of percent). */
const smallCpu = 2;
/** Nor is one of memory, as a share of it. */
const smallMemory = 0.02;

/** The report with the loads told before wherever they have moved too little to be worth telling at once: no program ever rests quite. */
export function steadyLoad(before: LiveReport, now: LiveReport): LiveReport {
  const told = new Map(processesOf(before).map((process) => [process.identity, process]));
  const steady = (process: LiveProcess): LiveProcess => {
    const old = told.get(process.identity);
    if (old === undefined || !isNear(old.cpu, process.cpu, smallCpu)) return process;
    if (!isNear(old.memoryBytes, process.memoryBytes, smallMemory * (old.memoryBytes ?? 0))) return process;
    return { ...process, cpu: old.cpu, memoryBytes: old.memoryBytes };
  };
  return {
    ...now,
    sessions: now.sessions.map((one) => (one.process === null ? one : { ...one, process: steady(one.process) })),
    unmatched: now.unmatched.map(steady),
  };
}

function processesOf({ sessions, unmatched }: LiveReport): readonly LiveProcess[] {
  return [...sessions.flatMap(({ process }) => process ?? []), ...unmatched];
}

function isNear(one: number | null, other: number | null, tolerance: number): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) <= tolerance;
}
