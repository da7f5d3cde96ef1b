import type { KnownSession } from '../../usage/knownSessions.ts';
import { agentOf } from '../../model/sourceState.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { StringPool } from '../../usage/stringPool.ts';
import type { TimeRange } from '../overview.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import { matchModels } from './matchModels.ts';
import { matchesProject } from './matchesProject.ts';
import { datePlus, startOfDate } from './plainDate.ts';
import type { ReportFilter } from './reportFilter.ts';

/** A filter resolved to numbers, so that a scan reads one byte per question; null asks nothing. */
export interface Selection {
  /** ms since the epoch; null when every time will do, even none. */
  readonly range: TimeRange | null;
  /** True for times (ms since the epoch) at hours and on weekdays that pass. */
  readonly clock: ((time: number) => boolean) | null;
  /** 1 for session numbers that pass. */
  readonly sessions: Uint8Array | null;
  /** 1 for model numbers that pass. */
  readonly models: Uint8Array | null;
  /** 1 for agent numbers that pass. */
  readonly agents: Uint8Array | null;
  /** By index of the source. */
  readonly sources: readonly boolean[];
  /** Paths of the sources that pass. */
  readonly sourceIds: ReadonlySet<string>;
}

/** The same selection of another time: always of one shape, since every scan asks it for each row. */
export function atTime(
  { clock, sessions, models, agents, sources, sourceIds }: Selection,
  range: TimeRange | null,
): Selection {
  return { range, clock, sessions, models, agents, sources, sourceIds };
}

/** Resolves a filter for one ledger. */
export function selectionOf(
  ledger: Ledger,
  known: ReadonlyMap<number, KnownSession>,
  places: () => ReadonlyMap<number, ProjectPlace>,
  filter: ReportFilter,
  timeZone: string,
): Selection {
  const { pools } = ledger;
  const sources = ledger.sources.map((source) => filter.source === null || isSource(source, filter.source));
  return {
    range: rangeOf(filter, timeZone),
    clock: null,
    sessions: filter.project === null ? null : sessionsIn(pools.sessionIds.size, known, places(), filter.project),
    models: modelsOf(ledger, filter),
    agents: filter.agent === null ? null : named(pools.agents, filter.agent),
    sources,
    sourceIds: new Set(ledger.sources.filter((_source, index) => sources[index]).map(({ id }) => id)),
  };
}

/** The instants between a filter's dates, or null when it names none. */
export function rangeOf({ start, end }: ReportFilter, timeZone: string): TimeRange | null {
  if (start === null && end === null) return null;
  return {
    from: start === null ? 1 : startOfDate(start, timeZone),
    to: end === null ? Infinity : startOfDate(datePlus(end, 1), timeZone),
  };
}

function sessionsIn(
  count: number,
  known: ReadonlyMap<number, KnownSession>,
  places: ReadonlyMap<number, ProjectPlace>,
  project: string,
): Uint8Array {
  const pass = new Uint8Array(count);
  for (const number of known.keys()) {
    const place = places.get(number);
    if (place !== undefined && matchesProject(place, project)) pass[number] = 1;
  }
  return pass;
}

function modelsOf({ pools }: Ledger, { model, provider }: ReportFilter): Uint8Array | null {
  if (model === null && provider === null) return null;
  const pass = new Uint8Array(pools.modelCount);
  const numbers = model === null ? pass.keys() : matchModels(pools, model);
  for (const number of numbers) {
    const own = pools.model(number).providerID.toLowerCase();
    if (provider === null || own === provider.toLowerCase()) pass[number] = 1;
  }
  return pass;
}

function named(pool: StringPool, name: string): Uint8Array {
  const wanted = name.toLowerCase();
  return Uint8Array.from({ length: pool.size }, (_, number) => Number(pool.text(number).toLowerCase() === wanted));
}

function isSource({ id, kind }: SourceTables, text: string): boolean {
  return id === text || id.split(/[\\/]/u).at(-1) === text || agentOf(kind) === text.toLowerCase();
}
