import { modelKey } from '../../model/modelId.ts';
import type { KnownSession } from '../../usage/knownSessions.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { isPlausibleTime } from '../../usage/plausibleTime.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import { pathKey } from '../../workspace/pathKey.ts';
import { atTime, type Selection } from '../filter/selection.ts';
import type { TimeRange } from '../overview.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';
import { scopeFilter } from '../scopeFilter.ts';
import { type Whereabouts, whereabouts } from '../whereabouts.ts';
import { parseQuery } from '../../query/parseQuery.ts';
import type { NameTerm } from '../../query/query.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import { clockOf } from './clockOf.ts';
import { marks } from './marks.ts';
import { narrowByNames, narrowBySessions } from './queryMarks.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelPeriod } from './panelPeriod.ts';
import { panelPeriod } from './panelPeriod.ts';

const shown = requestFlags.counted | requestFlags.failed;

/** The panel's filter resolved for one ledger: what every tab's report starts from. */
export interface PanelScope {
  readonly known: ReadonlyMap<number, KnownSession>;
  /** The project of every session by its number. */
  readonly places: ReadonlyMap<number, ProjectPlace>;
  readonly cut: PanelPeriod;
  /** What passes within the period; its range is null when every time will do, even none. */
  readonly selection: Selection;
  /** The same of any other time: null passes every time. */
  at(range: TimeRange | null): Selection;
  /** Terms of the query that a tool must fit. */
  readonly tools: readonly NameTerm[];
}

/** Resolves the panel's filter; without an open workspace its scope is everything. */
export function panelScope(
  ledger: Ledger,
  context: ReportContext,
  filter: PanelFilter,
  { known, places }: Whereabouts = whereabouts(ledger),
): PanelScope {
  const { terms } = parseQuery(filter.query ?? '');
  const ground = { ledger, context, known, places };
  const clock = clockOf(terms, context.timeZone);
  const named = narrowByNames({ ...withoutTime(ledger, context, filter, known, places), clock }, terms, ground);
  const cut = panelPeriod(filter.range, context, () => wholePeriod(ledger, context.now, named));
  const range = filter.range === 'all' ? null : cut.period;
  // What a session cost and which tools it called is asked of the period alone, and holds for its neighbours, too.
  const { sessions } = narrowBySessions({ ...named, range }, terms, ground);
  const at = (other: TimeRange | null): Selection => atTime({ ...named, sessions }, other);
  const tools = terms.filter((term): term is NameTerm => term.kind === 'tool');
  return { known, places, cut, at, selection: at(range), tools };
}

function withoutTime(
  ledger: Ledger,
  context: ReportContext,
  filter: PanelFilter,
  known: ReadonlyMap<number, KnownSession>,
  places: ReadonlyMap<number, ProjectPlace>,
): Omit<Selection, 'clock'> {
  const { pools } = ledger;
  const sources = ledger.sources.map(({ id }) => filter.sources?.includes(id) ?? true);
  return {
    range: null,
    sessions: sessionsOf(ledger, context, filter, known, places),
    models: modelsOf(ledger, filter),
    agents:
      filter.agents === undefined
        ? null
        : marks(pools.agents.size, (n) => filter.agents?.includes(pools.agents.text(n)) === true),
    sources,
    sourceIds: new Set(ledger.sources.filter((_source, index) => sources[index]).map(({ id }) => id)),
  };
}

function sessionsOf(
  ledger: Ledger,
  context: ReportContext,
  { scope, projects }: PanelFilter,
  known: ReadonlyMap<number, KnownSession>,
  places: ReadonlyMap<number, ProjectPlace>,
): Uint8Array | null {
  const everywhere = scope === 'all' || !context.hasWorkspace;
  if (everywhere && projects === undefined) return null;
  const pass = scopeFilter(ledger, known, context, scope);
  if (projects === undefined) return pass;
  const keys = new Set(projects.map((folder) => pathKey(folder)));
  return marks(pass.length, (number) => pass[number] === 1 && keys.has(places.get(number)?.key ?? ''));
}

function modelsOf({ pools }: Ledger, { models, providers }: PanelFilter): Uint8Array | null {
  if (models === undefined && providers === undefined) return null;
  return marks(pools.modelCount, (number) => {
    const model = pools.model(number);
    return (models?.includes(modelKey(model)) ?? true) && (providers?.includes(model.providerID) ?? true);
  });
}

/** From the first request that counts to now, or to the last one if a clock was ahead. */
function wholePeriod(ledger: Ledger, now: number, selection: Selection): TimeRange {
  let first = Infinity;
  let last = now;
  scanRequests(ledger, selection, ({ columns }, slot) => {
    const time = columns.created[slot] ?? 0;
    if ((time >= first && time <= last) || !isPlausibleTime(time, now)) return;
    const flags = columns.flags[slot] ?? 0;
    if ((flags & shown) === 0 || (flags & requestFlags.copy) !== 0) return;
    if (time < first) first = time;
    if (time > last) last = time;
  });
  const to = last + 1;
  return first === Infinity ? { from: to, to } : { from: first, to };
}
