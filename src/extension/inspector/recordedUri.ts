import { Uri } from 'vscode';
import type { ChangesQuery } from '../../protocol/inspectorApi.ts';

/** The scheme of documents that are put together from what a session recorded. */
export const recordedScheme = 'opencode-observatory';

/** One side of a recorded change. */
export interface RecordedSide extends ChangesQuery {
  readonly path: string;
  readonly side: 'before' | 'after';
}

/** The address of one side of a change; its path ends as the file's does, so that VS Code knows the language. */
export function recordedUri({ session, turn, path, side }: RecordedSide): Uri {
  const name = path.replaceAll('\\', '/').replace(/^\/+/, '');
  return Uri.from({
    scheme: recordedScheme,
    path: `/${side}/${name}`,
    query: JSON.stringify({ session, turn, path, side }),
  });
}

/** What an address of ours says, or null for one that is none. */
export function parseRecordedUri(uri: Uri): RecordedSide | null {
  if (uri.scheme !== recordedScheme) return null;
  let value: unknown;
  try {
    value = JSON.parse(uri.query);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { session, turn, path, side } = value as Readonly<Record<string, unknown>>;
  if (typeof session !== 'string' || typeof turn !== 'string' || typeof path !== 'string') return null;
  return side === 'before' || side === 'after' ? { session, turn, path, side } : null;
}
