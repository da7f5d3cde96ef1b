import type { KnownSession } from '../usage/knownSessions.ts';
import { pathKey } from '../workspace/pathKey.ts';
import { projectFolderOf } from '../workspace/projectFolder.ts';
import { shortLabels } from '../workspace/shortLabels.ts';

/** The project a session is shown under. */
export interface ProjectPlace {
  /** Absolute folder. */
  readonly folder: string;
  /** Equal for folders that are the same, however they were written. */
  readonly key: string;
  /** Shortest name that tells it from all other projects of the ledger. */
  readonly label: string;
}

/** The project of every session, by session number; sessions of one folder share one object. */
export function projectPlaces(known: ReadonlyMap<number, KnownSession>): Map<number, ProjectPlace> {
  const keys = new Map<string, string>();
  const folders = new Map<string, string>();
  const keyOf = new Map<number, string>();
  for (const [number, { session, project, source }] of known) {
    const origin = [source, session.projectId, session.directory, session.path ?? ''].join('\0');
    let key = keys.get(origin);
    if (key === undefined) {
      const folder = projectFolderOf(session, project);
      keys.set(origin, (key = pathKey(folder)));
      if (!folders.has(key)) folders.set(key, folder);
    }
    keyOf.set(number, key);
  }
  const labels = shortLabels(folders.values());
  const places = new Map<string, ProjectPlace>();
  for (const [key, folder] of folders) places.set(key, { folder, key, label: labels.get(folder) ?? folder });
  const found = new Map<number, ProjectPlace>();
  for (const [number, key] of keyOf) {
    const place = places.get(key);
    if (place !== undefined) found.set(number, place);
  }
  return found;
}
