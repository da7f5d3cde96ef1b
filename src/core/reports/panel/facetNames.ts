import { modelKey } from '../../model/modelId.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { QueryNames } from '../../query/completeQuery.ts';
import type { Scope } from '../overview.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { FacetName } from './panelFilter.ts';
import { panelScope } from './panelScope.ts';

/** A name a filter can be given. */
export interface FacetOption {
  /** As the filter holds it. */
  readonly value: string;
  /** As a person reads it. */
  readonly label: string;
  readonly requests: number;
}

/** Names to filter by, the most used first. */
export interface FacetOptions {
  readonly revision: number;
  readonly facets: { readonly [Name in FacetName]: readonly FacetOption[] };
  /** What the query box completes its operators with. */
  readonly names: QueryNames;
}

/** Names offered at most of each kind. */
const mostOptions = 200;

/** Counts the requests of all time by everything a filter can name. */
export function facetOptions(ledger: Ledger, context: ReportContext, scope: Scope): FacetOptions {
  const { pools } = ledger;
  const resolved = panelScope(ledger, context, { range: 'all', scope });
  const counts = { projects: new Map<string, number>(), models: new Map<string, number>() };
  const providers = new Map<string, number>();
  const agents = new Map<string, number>();
  const sources = new Map<string, number>();
  const labels = new Map<string, string>();
  const more = (counted: Map<string, number>, name: string): void =>
    void (name !== '' && counted.set(name, (counted.get(name) ?? 0) + 1));
  scanRequests(ledger, resolved.selection, (requests, slot, session) => {
    const { flags, model, agent } = requests.columns;
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const id = pools.model(model[slot] ?? 0);
    const place = resolved.places.get(session);
    more(counts.models, modelKey(id));
    more(providers, id.providerID);
    more(agents, pools.agents.text(agent[slot] ?? 0));
    if (place === undefined) return;
    more(counts.projects, place.folder);
    labels.set(place.folder, place.label);
  });
  for (const { id, requests } of ledger.sources) sources.set(id, requests.size);
  const options = (counted: ReadonlyMap<string, number>): FacetOption[] =>
    [...counted]
      .map(([value, requests]) => ({ value, label: labels.get(value) ?? value, requests }))
      .sort((a, b) => b.requests - a.requests || (a.value < b.value ? -1 : 1))
      .slice(0, mostOptions);
  const facets = {
    projects: options(counts.projects),
    models: options(counts.models),
    providers: options(providers),
    agents: options(agents),
    sources: options(sources),
  };
  const valuesOf = (list: readonly FacetOption[]): string[] => list.map(({ value }) => value);
  return {
    revision: context.revision,
    facets,
    names: {
      model: valuesOf(facets.models),
      project: facets.projects.map(({ label }) => label),
      agent: valuesOf(facets.agents),
      provider: valuesOf(facets.providers),
      source: valuesOf(facets.sources),
      tool: toolNames(ledger),
      error: errorNames(ledger),
    },
  };
}

function toolNames({ pools }: Ledger): string[] {
  return namesOf(pools.tools.size, (number) => pools.tools.text(number));
}

function errorNames({ pools }: Ledger): string[] {
  return namesOf(pools.errors.size, (number) => pools.errors.text(number));
}

function namesOf(count: number, nameOf: (number: number) => string): string[] {
  const names = Array.from({ length: count }, (_, number) => nameOf(number));
  return names.filter((name) => name !== '').slice(0, mostOptions);
}
