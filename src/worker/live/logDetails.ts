import fs from 'node:fs';
import type { SessionDetail } from '../../core/live/sessionDetail.ts';
import type { JsonRecord } from '../sources/opencode/jsonValues.ts';
import { readBytes } from '../sources/ompLogs/fileBytes.ts';
import { detailOfLog } from './detailOfLog.ts';
import { parsed } from './parsed.ts';

/** Bytes read from the end of a log at first, and at most: one result of a tool may be longer than the first. */
const firstBytes = 64 * 1024;
const mostBytes = 4 * 1024 * 1024;

interface Known {
  readonly stamp: string;
  readonly detail: SessionDetail;
}

/** Reads what oh-my-pi's live sessions are doing from the ends of their logs, and none again that was not written to. */
export class LogDetails {
  #known = new Map<string, Known>();

  /** What is known of these sessions, by id; `logs` has the path of each one's log. Others are forgotten. */
  read(logs: ReadonlyMap<string, string>): ReadonlyMap<string, SessionDetail> {
    const known = new Map<string, Known>();
    for (const [id, path] of logs) {
      const found = look(path, this.#known.get(id));
      if (found !== null) known.set(id, found);
    }
    this.#known = known;
    return new Map([...known].map(([id, { detail }]) => [id, detail]));
  }
}

function look(path: string, before: Known | undefined): Known | null {
  try {
    const handle = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      const { ino, size, mtimeMs } = fs.fstatSync(handle);
      const stamp = `${path} ${ino} ${size} ${mtimeMs}`;
      return before?.stamp === stamp ? before : { stamp, detail: readEnd(handle, size) };
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // The source itself says what is wrong with it, in its state.
    return null;
  }
}

function readEnd(handle: number, size: number): SessionDetail {
  for (let length = firstBytes; ; length *= 4) {
    const from = Math.max(0, size - length);
    const lines = readBytes(handle, from, size - from)
      .toString('utf8')
      .split('\n');
    // The first line is whole only at the beginning of the file.
    const entries = lines.slice(from === 0 ? 0 : 1).map(parsed);
    const { detail, isComplete } = detailOfLog(entries.filter((entry): entry is JsonRecord => entry !== null));
    if (isComplete || from === 0 || length >= mostBytes) return detail;
  }
}
