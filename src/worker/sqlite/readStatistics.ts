import type { StaleReason } from './staleSnapshot.ts';

/** What reading has cost so far: for the log, for benches and for tests that must know that something happened. */
export interface ReadStatistics {
  /** Reads that succeeded. */
  reads: number;
  /** Snapshots that had to be taken again, by reason. */
  readonly retries: Partial<Record<StaleReason, number>>;
  /** Page reads answered from the database file. */
  databasePages: number;
  /** Page reads answered from the write-ahead log. */
  logPages: number;
}

/** Statistics that have counted nothing yet. */
export function createReadStatistics(): ReadStatistics {
  return { reads: 0, retries: {}, databasePages: 0, logPages: 0 };
}
