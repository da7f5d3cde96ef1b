import type { RecordedChange } from '../../../../core/transcript/diff/recordedChange.ts';
import { columnText, type JsonRecord, jsonRecord } from '../jsonValues.ts';
import { changedFiles, fileStatus } from './fileFacts.ts';

/** The changes recorded for the prompt in a user's message. */
export function promptChangesOf(message: JsonRecord): readonly RecordedChange[] {
  const diffs: unknown = jsonRecord(message['summary'])?.['diffs'];
  if (!Array.isArray(diffs)) return [];
  return diffs.flatMap((value) => {
    const diff = jsonRecord(value);
    const path = columnText(diff?.['file']);
    return diff === null || path === '' ? [] : [recordedChange(path, diff)];
  });
}

/** The changes recorded by the call in a part of type `tool`; none for one that failed. */
export function callChangesOf(part: JsonRecord): readonly RecordedChange[] {
  const state = jsonRecord(part['state']);
  if (state === null || state['status'] !== 'completed') return [];
  const metadata = jsonRecord(state['metadata']);
  const input = jsonRecord(state['input']);
  const path = columnText(input?.['filePath'] ?? metadata?.['filepath']);
  if (part['tool'] === 'write' && path !== '') {
    const isNew = metadata?.['exists'] === false;
    const patch = columnText(metadata?.['diff']);
    return [
      {
        path,
        status: isNew ? 'added' : 'modified',
        before: isNew ? '' : null,
        after: typeof input?.['content'] === 'string' ? input['content'] : null,
        patch: patch === '' ? null : patch,
      },
    ];
  }
  const told = changedFiles(metadata).map(({ path: file, record }) => recordedChange(file, record));
  const whole = columnText(metadata?.['diff']);
  const [only] = told;
  if (told.length === 0 && whole !== '' && path !== '') {
    return [{ path, status: 'modified', before: null, after: null, patch: whole }];
  }
  return only !== undefined && told.length === 1 && only.patch === null && whole !== ''
    ? [{ ...only, patch: whole }]
    : told;
}

function recordedChange(path: string, record: JsonRecord): RecordedChange {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    path,
    status: fileStatus(record['status'] ?? record['type']),
    before: text(record['before']),
    after: text(record['after']),
    patch: text(record['patch'] ?? record['diff']),
  };
}
