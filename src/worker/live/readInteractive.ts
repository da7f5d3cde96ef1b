import { jsonRecord } from '../sources/opencode/jsonValues.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';

/**
 * Whether somebody can answer in a session; null when it is not there. `opencode run`, commit messages and the like forbid
 * questions in it; rules of other kinds are the user's own and say nothing.
 */
export function readInteractive(
  reader: SnapshotReader,
  table: 'session' | 'session_v2',
  sessionId: string,
): boolean | null {
  const [row] = reader.all(`SELECT permission, parent_id FROM ${table} WHERE id = ?`, [sessionId]);
  if (row === undefined) return null;
  const [permission, parentId] = row;
  if (typeof parentId === 'string' && parentId !== '') return false;
  return !forbidsQuestions(permission);
}

function forbidsQuestions(permission: unknown): boolean {
  try {
    const rules: unknown = typeof permission === 'string' ? JSON.parse(permission) : null;
    if (!Array.isArray(rules)) return false;
    return rules.map(jsonRecord).some((rule) => rule?.['permission'] === 'question' && rule['action'] === 'deny');
  } catch {
    return false;
  }
}
