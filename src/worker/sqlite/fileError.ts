import { DatabaseError } from './databaseError.ts';
import type { DatabaseErrorReason } from './databaseError.ts';

const reasons: Readonly<Record<string, DatabaseErrorReason>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EISDIR: 'is-a-folder',
};

const sentences: Partial<Record<DatabaseErrorReason, string>> = {
  'not-found': 'does not exist',
  'permission-denied': 'may not be read by your user',
  'is-a-folder': 'is a folder, not a file',
};

/** The operating system's error code (`ENOENT` ...) of a thrown value, or null when it carries none. */
export function errorCode(error: unknown): string | null {
  const code: unknown = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : null;
}

/** Turns a failed open or read into the typed error for it; a code we have no words for may pass, so it counts as busy. */
export function fileError(path: string, error: unknown): DatabaseError {
  const code = errorCode(error) ?? 'unknown';
  const reason = reasons[code] ?? 'busy';
  const sentence = sentences[reason] ?? 'could not be read just now';
  return new DatabaseError(reason, path, `${path} ${sentence} (${code}).`, { cause: error });
}
