import type { JsonRecord } from '../opencode/jsonValues.ts';
import type { Remark } from '../opencode/remark.ts';

/** One file of the storage that was read. */
export interface FileContent {
  /** Stable while the file exists: the place of its row in a table. */
  readonly rowid: number;
  /** The file's name without its ending: the id of what it holds. */
  readonly id: string;
  readonly record: JsonRecord;
  /** ms since the epoch. */
  readonly written: number;
}

/** Where the files of one folder go. */
export interface FileSink {
  /** What the files hold, for the log. */
  readonly what: 'message' | 'session' | 'project' | 'part';
  /** Takes over a file; `changed` when that made a difference, `open` when the file is expected to be written again. */
  take(file: FileContent, remark: Remark): { readonly changed: boolean; readonly open: boolean };
  /** The file is gone or holds nothing any more; true when that made a difference. */
  drop(rowid: number, id: string): boolean;
  /** Told of every malformed file, and of one that is no longer (null). */
  malformed(rowid: number, id: string, what: string | null): void;
}
