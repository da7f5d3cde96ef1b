import type { Ledger } from '../../usage/ledger.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { ReportContext } from '../reportContext.ts';
import { costliestFirst } from '../usage/costliestFirst.ts';
import type { Usage } from '../usage/usage.ts';
import { UsageGroup } from '../usage/usageGroup.ts';
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

/**
 * Sums requests up by model, provider, agent and source, all at once: each request is added to the one sum of its source, agent
 * and model, and every row is put together from these.
 */
export class FacetSums {
  readonly #ledger: Ledger;
  readonly #context: ReportContext;
  /** By source and agent number. */
  readonly #cells: (UsageGroup | undefined)[][];

  constructor(ledger: Ledger, context: ReportContext) {
    this.#ledger = ledger;
    this.#context = context;
    this.#cells = ledger.sources.map(() => []);
  }

  /** Adds the request in this slot of a source. */
  add(source: number, requests: RequestTable, slot: number): void {
    const agents = (this.#cells[source] ??= []);
    (agents[requests.columns.agent[slot] ?? 0] ??= new UsageGroup(this.#context)).add(requests, slot);
  }

  /** The same by model number. */
  models(): UsageGroups<number> {
    const models = this.#groups<number>();
    this.#each((group) => {
      for (const [model, sum] of group.models()) models.of(model).mergeModel(model, sum);
    });
    return models;
  }

  /** The rows of every facet, the costliest first. */
  finish(): FacetUsage {
    const { pools, sources } = this.#ledger;
    const providers = this.#groups<string>();
    const agents = this.#groups<number>();
    const from = this.#groups<number>();
    this.#each((group, agent, source) => {
      for (const [model, sum] of group.models()) providers.of(pools.model(model).providerID).mergeModel(model, sum);
      agents.of(agent).merge(group);
      from.of(source).merge(group);
    });
    return {
      providers: named(providers, (name) => name),
      agents: named(agents, (number) => pools.agents.text(number)),
      sources: named(from, (source) => sources[source]?.id ?? ''),
    };
  }

  #each(visit: (group: UsageGroup, agent: number, source: number) => void): void {
    for (const [source, agents] of this.#cells.entries()) {
      agents.forEach((group, agent) => group !== undefined && visit(group, agent, source));
    }
  }

  #groups<Key>(): UsageGroups<Key> {
    return new UsageGroups(this.#context, this.#ledger.pools);
  }
}

function named<Key>(groups: UsageGroups<Key>, nameOf: (key: Key) => string): readonly FacetRow[] {
  const rows = groups.usages().map(([key, usage]) => ({ ...usage, name: nameOf(key) }));
  return rows.sort(costliestFirst(({ name }) => name));
}
