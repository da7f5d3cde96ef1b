import { DatabaseError } from './databaseError.ts';
import { ReadOnlyFile } from './readOnlyFile.ts';

const magic = Uint8Array.of(0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7);

/**
 * True when the rollback journal is in use: a writer is changing the database file in place, or has crashed doing so.
 * SQLite writes the journal's first bytes before it touches the database and removes or zeroes them when it commits.
 */
export function hasHotJournal(databasePath: string): boolean {
  try {
    const file = ReadOnlyFile.openIfThere(`${databasePath}-journal`);
    if (!file) return false;
    try {
      const head = file.head(magic.length);
      return head.length === magic.length && magic.every((byte, i) => head[i] === byte);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof DatabaseError) return true; // a journal we may not look into: assume the worst
    throw error;
  }
}
