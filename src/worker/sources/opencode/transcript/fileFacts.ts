import { cleanLine } from '../../../../core/format/cleanLine.ts';
import type { FileChange, FileTouch } from '../../../../core/transcript/transcript.ts';
import { columnText, type JsonRecord, jsonRecord } from '../jsonValues.ts';

/** Longest path that is kept, in letters. */
const maximumPath = 1000;
/** Files of one call that are kept at most. */
const mostFiles = 200;

const readers = new Set(['read', 'list', 'ls']);
const writers = new Set(['edit', 'write', 'multiedit', 'patch', 'apply_patch']);

/** The files a call looked at or wrote to, as its input and its own account of the outcome name them. */
export function fileTouches(tool: string, state: JsonRecord | null): readonly FileTouch[] {
  const kind = readers.has(tool) ? 'read' : writers.has(tool) ? 'change' : null;
  if (kind === null) return [];
  const input = jsonRecord(state?.['input']);
  const metadata = jsonRecord(state?.['metadata']);
  const named = columnText(input?.['filePath'] ?? input?.['file_path'] ?? input?.['path'] ?? metadata?.['filepath']);
  const touch = (path: string, more: Partial<FileTouch> = {}): FileTouch => ({
    ...{ path: cleanLine(path, maximumPath), kind, added: null, removed: null, status: 'modified' },
    ...more,
  });
  if (kind === 'read') return named === '' ? [] : [touch(named)];
  const told = changedFiles(metadata).map(({ path, record }) => {
    const change = { added: lineCount(record['additions']), removed: lineCount(record['deletions']) };
    return touch(path, { ...change, status: fileStatus(record['status'] ?? record['type']) });
  });
  if (told.length > 0) return told;
  if (named === '') return [];
  const isNew = metadata?.['exists'] === false;
  const written = isNew ? linesOf(input?.['content']) : null;
  return [touch(named, { status: isNew ? 'added' : 'modified', added: written, removed: isNew ? 0 : null })];
}

/** The records of changed files in a call's metadata: one, or a list of them. */
export function changedFiles(metadata: JsonRecord | null): readonly { path: string; record: JsonRecord }[] {
  const lists = [metadata?.['files'], metadata?.['results']];
  const records = [
    metadata?.['filediff'],
    ...lists.flatMap((list: unknown): unknown[] => (Array.isArray(list) ? list : [])),
  ];
  return records.slice(0, mostFiles).flatMap((value) => {
    const outer = jsonRecord(value);
    const record = jsonRecord(outer?.['filediff']) ?? outer;
    if (record === null) return [];
    const path = columnText(record['file'] ?? record['filePath'] ?? record['relativePath'] ?? record['path']);
    return path === '' ? [] : [{ path, record }];
  });
}

/** A number of lines, or null for what is none. */
export function lineCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** What became of a file; a word this does not know is a change. */
export function fileStatus(value: unknown): FileChange['status'] {
  switch (value) {
    case 'added':
    case 'add':
    case 'create':
      return 'added';
    case 'deleted':
    case 'delete':
      return 'deleted';
    default:
      return 'modified';
  }
}

function linesOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  if (value === '') return 0;
  const lines = value.split('\n').length;
  return value.endsWith('\n') ? lines - 1 : lines;
}
