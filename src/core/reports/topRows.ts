import { modelKey } from '../model/modelId.ts';
import type { Costing } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { ModelRow, ProjectRow, SessionRow } from './overview.ts';
import type { SessionTotals } from './overviewScan.ts';
import type { PanelScope } from './panel/panelScope.ts';
import type { ProjectPlace } from './projectPlaces.ts';
import { scanRequests } from './usage/scanRequests.ts';

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

/** The projects that cost most. */
export function topProjects(projects: ReadonlyMap<ProjectPlace, FiguresBuilder>): ProjectRow[] {
  const entries = Array.from(projects, ([of, sum]): Entry<ProjectPlace> => ({ of, name: of.key, sum }));
  return top(entries).map(({ of, sum }) => ({
    folder: of.folder,
    label: of.label,
    figures: sum.figures(),
  }));
}

/** The sessions that cost most, with the figures of what is selected; one whose row is not there (yet) goes by its id. */
export function topSessions(
  ledger: Ledger,
  { costing }: { readonly costing: Costing },
  { known, places, selection }: PanelScope,
  { amounts, requests, failed }: SessionTotals,
): SessionRow[] {
  const { sessionIds } = ledger.pools;
  const used = [...amounts.keys()].filter((number) => (requests[number] ?? 0) + (failed[number] ?? 0) > 0);
  used.sort(
    (a, b) =>
      (amounts[b] ?? 0) - (amounts[a] ?? 0) ||
      (requests[b] ?? 0) - (requests[a] ?? 0) ||
      (sessionIds.text(a) < sessionIds.text(b) ? -1 : 1),
  );
  const shown = used.slice(0, maximumRows);
  const sessions = new Uint8Array(amounts.length);
  const sums = new Map(shown.map((number) => [number, new FiguresBuilder()]));
  for (const number of shown) sessions[number] = 1;
  scanRequests(ledger, { ...selection, sessions }, (table, slot, number) =>
    sums.get(number)?.add(table, slot, costing),
  );
  return Array.from(sums, ([number, sum]) => {
    const id = sessionIds.text(number);
    return {
      id,
      title: known.get(number)?.session.title ?? id,
      projectLabel: places.get(number)?.label ?? '',
      figures: sum.figures(),
    };
  });
}

function top<T>(entries: readonly Entry<T>[]): Entry<T>[] {
  return entries
    .filter(({ sum }) => sum.requests + sum.failedRequests > 0)
    .sort((a, b) => b.sum.amount - a.sum.amount || b.sum.requests - a.sum.requests || (a.name < b.name ? -1 : 1))
    .slice(0, maximumRows);
}
