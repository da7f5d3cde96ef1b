import { DatabaseError } from './databaseError.ts';

/** SQLite refused a statement on a sound database: no such table or column, malformed JSON in a row, and the like. */
export class SqlError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SqlError';
  }
}

/** Gives an error that SQLite reported its type: sql.js passes on nothing but the message. */
export function sqlError(path: string, error: unknown): DatabaseError | SqlError {
  const message = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (message === 'file is not a database') {
    return new DatabaseError('not-a-database', path, `${path} is not a SQLite database, or is encrypted.`, options);
  }
  if (message === 'unsupported file format') {
    return new DatabaseError('unsupported', path, `${path} has a schema format this extension cannot read.`, options);
  }
  if (message === 'disk I/O error') {
    return new DatabaseError('busy', path, `${path} could not be read just now (disk I/O error).`, options);
  }
  if (message === 'database disk image is malformed' || message.startsWith('malformed database schema')) {
    return new DatabaseError('corrupt', path, `${path} is damaged: SQLite says "${message}".`, options);
  }
  return new SqlError(message, options);
}
