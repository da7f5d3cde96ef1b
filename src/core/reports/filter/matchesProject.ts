import { pathKey } from '../../workspace/pathKey.ts';
import type { ProjectPlace } from '../projectPlaces.ts';

/** Whether a text names a project: by its folder, its label or, ignoring case, the last part of its folder. */
export function matchesProject(place: ProjectPlace, text: string): boolean {
  const wanted = text.toLowerCase();
  const last = place.key.slice(place.key.lastIndexOf('/') + 1);
  return pathKey(text) === place.key || place.label.toLowerCase() === wanted || last.toLowerCase() === wanted;
}
