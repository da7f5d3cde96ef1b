import { cleanLine } from '../../core/format/cleanLine.ts';
import type { MessageStats } from '../../core/reports/omp/ompStats.ts';
import type { ListedCall } from '../../core/reports/omp/recentCalls.ts';
import type { JsonRecord } from '../sources/opencode/jsonValues.ts';
import { columnText, jsonRecord } from '../sources/opencode/jsonValues.ts';
import type { LogReader } from '../sources/ompLogs/logReader.ts';

const longestError = 2000;

/** Finds the reader of a source by its path. */
export type FindReader = (source: string) => LogReader | undefined;

/** The line of a call as it stands in its log, or null when there is none (any more). */
export function lineOf({ source, line }: ListedCall, readerOf: FindReader): JsonRecord | null {
  return line === null ? null : (readerOf(source)?.lineAt(line) ?? null);
}

/** A call with what only its line tells: its id, its file, and what went wrong in the provider's words. */
export function withLine(call: ListedCall, entry: JsonRecord | null, readerOf: FindReader): MessageStats {
  const message = jsonRecord(entry?.['message']) ?? entry;
  const error = columnText(message?.['errorMessage']);
  return {
    ...call.stats,
    sessionFile: call.line === null ? '' : (readerOf(call.source)?.pathOf(call.line.file) ?? ''),
    entryId: columnText(entry?.['id']),
    errorMessage: error === '' ? null : cleanLine(error, longestError),
  };
}
