import { DatabaseError } from './databaseError.ts';
import type { DatabaseHeader } from './databaseHeader.ts';

const newestReadVersion = 2;
const newestTextEncoding = 3;

/** Why a database with this header cannot be read although its file can, or null when nothing speaks against it. */
export function headerProblem(
  path: string,
  header: DatabaseHeader | null,
  fileSize: number,
  pageCount: number,
): DatabaseError | null {
  if (!header) {
    return fileSize === 0
      ? new DatabaseError('empty', path, `${path} is empty: no database has been written to it yet.`)
      : new DatabaseError('not-a-database', path, `${path} is not a SQLite database.`);
  }
  const { readVersion, textEncoding } = header;
  if (readVersion > newestReadVersion) {
    const message = `${path} has SQLite file format ${readVersion}; this extension reads formats 1 and 2.`;
    return new DatabaseError('unsupported', path, message);
  }
  if (textEncoding > newestTextEncoding) {
    const message = `${path} stores text in encoding ${textEncoding}, which this extension cannot read.`;
    return new DatabaseError('unsupported', path, message);
  }
  // SQLite itself refuses such a file at once, whichever pages a query needs.
  if (header.pageCount !== null && header.pageCount > pageCount) {
    const message = `${path} is damaged: it has ${pageCount} of its ${header.pageCount} pages.`;
    return new DatabaseError('corrupt', path, message);
  }
  return null;
}
