import type { Place } from './place.ts';
import { samePlace } from './place.ts';

/** The places before and after the one at hand, nearest last. */
export interface History {
  readonly past: readonly Place[];
  readonly future: readonly Place[];
}

/** A history with a place in it, after a step. */
export interface Step {
  readonly place: Place;
  readonly history: History;
}

/** Steps kept in each direction: what is saved with the panel stays small. */
const mostSteps = 50;

/** No step was made yet. */
export const noHistory: History = { past: [], future: [] };

/** Goes to a new place: the one left can be gone back to, what was ahead is forgotten. */
export function visit(from: Place, to: Place, history: History): Step {
  if (samePlace(from, to)) return { place: to, history };
  return { place: to, history: { past: [...history.past, from].slice(-mostSteps), future: [] } };
}

/** Goes one step back, or nowhere at the beginning. */
export function back(from: Place, { past, future }: History): Step | null {
  const place = past.at(-1);
  return place ? { place, history: { past: past.slice(0, -1), future: [...future, from].slice(-mostSteps) } } : null;
}

/** Goes one step forward again, or nowhere at the end. */
export function forward(from: Place, { past, future }: History): Step | null {
  const place = future.at(-1);
  return place ? { place, history: { past: [...past, from].slice(-mostSteps), future: future.slice(0, -1) } } : null;
}
