import fs from 'node:fs';
import { type JsonRecord, jsonRecord } from '../opencode/jsonValues.ts';
import { readBytes } from './fileBytes.ts';

/** Longer lines are not read again for a list of calls, bytes. */
const longestLine = 64 * 1024 * 1024;

/** Where the line of a call stands. */
export interface LinePlace {
  /** Number of the log in its source. */
  readonly file: number;
  /** Bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Reads again what rows only know the place of. */
export interface LogReader {
  /** Path of the log of this number, or '' when it is gone. */
  pathOf(file: number): string;
  /** The line as it stands there now, or null when there is none any more. */
  lineAt(place: LinePlace): JsonRecord | null;
  /** Id of the session in the log at this path, '' when none is known there. */
  sessionAt(path: string): string;
  /** Paths of the logs of these sessions, by id; those that are not known are left out. */
  logsOf(ids: ReadonlySet<string>): ReadonlyMap<string, string>;
  /** Logs that were read so far, each as often as something new was found in it. */
  readonly filesRead: number;
}

/** The JSON object in these bytes of a file, or null when the file has changed. */
export function readLineAt(path: string, { offset, length }: LinePlace): JsonRecord | null {
  if (path === '' || length > longestLine) return null;
  try {
    const handle = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      return jsonRecord(JSON.parse(readBytes(handle, offset, length).toString('utf8')));
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    return null;
  }
}
