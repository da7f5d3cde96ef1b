import type { SourceFailure } from '../../core/model/sourceState.ts';
import { DatabaseError } from '../sqlite/databaseError.ts';

/** Thrown when a database can be opened, but is not one usage can be read from. */
export class SourceTrouble extends Error {
  readonly failure: SourceFailure;

  constructor(failure: SourceFailure) {
    super(failure.message);
    this.name = 'SourceTrouble';
    this.failure = failure;
  }
}

/** What to tell the user about anything thrown while a source was read. */
export function failureOf(error: unknown): SourceFailure {
  if (error instanceof SourceTrouble) return error.failure;
  if (error instanceof DatabaseError) return { reason: error.reason, message: error.message, nextStep: error.nextStep };
  const message = error instanceof Error ? error.message : 'unknown error';
  return {
    reason: 'failed',
    message: `The database could not be read: ${message}.`,
    nextStep: 'Refresh; if it stays, report what the log says.',
  };
}
