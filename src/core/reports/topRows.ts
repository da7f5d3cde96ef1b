import { modelKey } from '../model/modelId.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { ModelRow, ProjectRow, SessionRow } from './overview.ts';
import type { ProjectPlace } from './projectPlaces.ts';

const maximumRows = 6;

type Sums = readonly (FiguresBuilder | undefined)[];
interface Entry<T> {
  readonly of: T;
  /** Decides between equals, so that the same data always gives the same order. */
  readonly name: string;
  readonly sum: FiguresBuilder;
}

/** The models that cost most. */
export function topModels(models: Sums, pools: UsagePools): ModelRow[] {
  const entries: Entry<number>[] = [];
  models.forEach((sum, model) => {
    if (sum !== undefined) entries.push({ of: model, name: modelKey(pools.model(model)), sum });
  });
  return top(entries).map(({ of, sum }) => ({ model: pools.model(of), figures: sum.figures() }));
}

/** The projects that cost most; sessions without a known folder are in none. */
export function topProjects(sessions: Sums, places: ReadonlyMap<number, ProjectPlace>): ProjectRow[] {
  const byKey = new Map<string, Entry<ProjectPlace>>();
  sessions.forEach((sum, number) => {
    const place = places.get(number);
    if (sum === undefined || place === undefined) return;
    let entry = byKey.get(place.key);
    if (entry === undefined) {
      entry = { of: place, name: place.key, sum: new FiguresBuilder() };
      byKey.set(place.key, entry);
    }
    entry.sum.merge(sum);
  });
  return top([...byKey.values()]).map(({ of, sum }) => ({
    folder: of.folder,
    label: of.label,
    figures: sum.figures(),
  }));
}

/** The sessions that cost most; one whose row is not there (yet) goes by its id. */
export function topSessions(
  sessions: Sums,
  known: ReadonlyMap<number, KnownSession>,
  places: ReadonlyMap<number, ProjectPlace>,
  pools: UsagePools,
): SessionRow[] {
  const entries: Entry<number>[] = [];
  sessions.forEach((sum, number) => {
    if (sum !== undefined) entries.push({ of: number, name: pools.sessionIds.text(number), sum });
  });
  return top(entries).map(({ of, name, sum }) => ({
    id: name,
    title: known.get(of)?.session.title ?? name,
    projectLabel: places.get(of)?.label ?? '',
    figures: sum.figures(),
  }));
}

function top<T>(entries: readonly Entry<T>[]): Entry<T>[] {
  return entries
    .filter(({ sum }) => sum.requests + sum.failedRequests > 0)
    .sort((a, b) => b.sum.amount - a.sum.amount || b.sum.requests - a.sum.requests || (a.name < b.name ? -1 : 1))
    .slice(0, maximumRows);
}
