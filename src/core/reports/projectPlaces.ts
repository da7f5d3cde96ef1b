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

/** True when all sessions belong where they did in an earlier state, whatever else changed of them. */
export function areSamePlaces(
  known: ReadonlyMap<number, KnownSession>,
  before: ReadonlyMap<number, KnownSession>,
): boolean {
  if (known.size !== before.size) return false;
  for (const [number, now] of known) {
    const was = before.get(number);
    if (was === now) continue;
    if (was?.project !== now.project || was?.source !== now.source) return false;
    const { projectId, directory, path } = was.session;
    const { session } = now;
    if (projectId !== session.projectId || directory !== session.directory || path !== session.path) return false;
  }
  return true;
}

/** What the sessions of one directory can differ in. */
interface Origin {
  readonly source: string;
  readonly projectId: string;
  readonly path: string;
  readonly place: Unlabelled;
}

/** A place whose label waits until all are known. */
interface Unlabelled extends Omit<ProjectPlace, 'label'> {
  label: string;
  /** What is given out for it, once that is found. */
  kept: ProjectPlace | null;
}

/**
 * The project of every session, by session number; sessions of one folder share one object, that of an earlier state if it says
 * the same.
 */
export function projectPlaces(
  known: ReadonlyMap<number, KnownSession>,
  before: ReadonlyMap<number, ProjectPlace> = new Map(),
): Map<number, ProjectPlace> {
  /** By directory, which a session has in common with many: a name made of all four would be made anew for each. */
  const origins = new Map<string, Origin[]>();
  const places = new Map<string, Unlabelled>();
  const placeOf: Unlabelled[] = [];
  known.forEach(({ session, project, source }) => {
    const { projectId, directory } = session;
    const path = session.path ?? '';
    let near = origins.get(directory);
    if (near === undefined) origins.set(directory, (near = []));
    let origin = near.find((one) => one.projectId === projectId && one.path === path && one.source === source);
    if (origin === undefined) {
      const folder = projectFolderOf(session, project);
      const key = pathKey(folder);
      let place = places.get(key);
      if (place === undefined) places.set(key, (place = { folder, key, label: folder, kept: null }));
      near.push((origin = { source, projectId, path, place }));
    }
    placeOf.push(origin.place);
  });
  const labels = shortLabels(Array.from(places.values(), ({ folder }) => folder));
  for (const place of places.values()) place.label = labels.get(place.folder) ?? place.folder;
  const found = new Map<number, ProjectPlace>();
  for (const number of known.keys()) {
    const place = placeOf[found.size];
    if (place !== undefined) found.set(number, (place.kept ??= keptOr(place, before.get(number))));
  }
  return found;
}

function keptOr({ folder, key, label }: ProjectPlace, before: ProjectPlace | undefined): ProjectPlace {
  const isSame = before?.folder === folder && before.key === key && before.label === label;
  return isSame ? before : { folder, key, label };
}
