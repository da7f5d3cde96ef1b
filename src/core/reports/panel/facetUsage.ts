import type { Ledger } from '../../usage/ledger.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { ReportContext } from '../reportContext.ts';
import { costliestFirst } from '../usage/costliestFirst.ts';
import type { Usage } from '../usage/usage.ts';
import { UsageGroups } from '../usage/usageGroups.ts';

/** What was used under one name of a facet; the name is what the panel's filter takes. */
export interface FacetRow extends Usage {
  /** '' for requests that name none. */
  readonly name: string;
}

/** The same usage cut by whose model it was, by agent and by the database or log it was recorded in. */
export interface FacetUsage {
  readonly providers: readonly FacetRow[];
  readonly agents: readonly FacetRow[];
  readonly sources: readonly FacetRow[];
}

/** Sums requests up by provider, agent and source while they are scanned for something else. */
export class FacetSums {
  readonly #ledger: Ledger;
  readonly #context: ReportContext;
  readonly #agents: UsageGroups<number>;
  readonly #sources: UsageGroups<RequestTable>;

  constructor(ledger: Ledger, context: ReportContext) {
    this.#ledger = ledger;
    this.#context = context;
    this.#agents = new UsageGroups(context, ledger.pools);
    this.#sources = new UsageGroups(context, ledger.pools);
  }

  /** Adds the request in this slot. */
  add(requests: RequestTable, slot: number): void {
    this.#agents.add(requests.columns.agent[slot] ?? 0, requests, slot);
    this.#sources.add(requests, requests, slot);
  }

  /** The rows, the costliest first; providers are put together from their models' sums. */
  finish(models: UsageGroups<number>): FacetUsage {
    const { pools, sources } = this.#ledger;
    const providers = new UsageGroups<string>(this.#context, pools);
    for (const [model, group] of models.entries()) providers.merge(pools.model(model).providerID, group);
    const sourceOf = (requests: RequestTable): string =>
      sources.find((tables) => tables.requests === requests)?.id ?? '';
    return {
      providers: named(providers, (name) => name),
      agents: named(this.#agents, (number) => pools.agents.text(number)),
      sources: named(this.#sources, sourceOf),
    };
  }
}

function named<Key>(groups: UsageGroups<Key>, nameOf: (key: Key) => string): readonly FacetRow[] {
  const { rows } = groups.finish((key, usage) => ({ ...usage, name: nameOf(key) }));
  return rows.sort(costliestFirst(({ name }) => name)).map(({ breakdown: _parts, ...row }) => row);
}
