import { modelKey } from '../../model/modelId.ts';
import type { KnownSession } from '../../usage/knownSessions.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import { FiguresBuilder } from '../../usage/figuresBuilder.ts';
import { toolFailures } from '../../usage/toolCallCodes.ts';
import type { ToolCallTable } from '../../usage/toolCallTable.ts';
import type { UsagePools } from '../../usage/usagePools.ts';
import type { CostTerm, NameTerm, QueryTerm, TextTerm } from '../../query/query.ts';
import { passesTime } from '../filter/passesTime.ts';
import type { Selection } from '../filter/selection.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import { marks } from './marks.ts';

/** What the terms of a query are looked up in. */
export interface QueryGround {
  readonly ledger: Ledger;
  readonly context: ReportContext;
  readonly known: ReadonlyMap<number, KnownSession>;
  readonly places: ReadonlyMap<number, ProjectPlace>;
}

const contains = (text: string, names: readonly string[]): boolean => {
  const low = text.toLowerCase();
  return names.some((name) => low.includes(name.toLowerCase()));
};

/** Narrows a selection by the terms that speak of names: they say which requests count. */
export function narrowByNames(selection: Selection, terms: readonly QueryTerm[], ground: QueryGround): Selection {
  return terms.reduce((narrowed, term) => byTerm(narrowed, term, ground), selection);
}

function byTerm(selection: Selection, term: QueryTerm, { ledger, known, places }: QueryGround): Selection {
  const { pools } = ledger;
  const passes = (fits: boolean): boolean => fits !== term.negated;
  const sessions = (fits: (number: number) => boolean): Selection => ({
    ...selection,
    sessions: both(
      selection.sessions,
      marks(pools.sessionIds.size, (number) => passes(fits(number))),
    ),
  });
  switch (term.kind) {
    case 'text':
      return sessions((number) => fitsText(term, pools.sessionIds.text(number), known.get(number), places.get(number)));
    case 'project':
      return sessions((number) => {
        const place = places.get(number);
        return place !== undefined && contains(`${place.label}\n${place.folder}`, term.names);
      });
    case 'model':
      return {
        ...selection,
        models: both(
          selection.models,
          marks(pools.modelCount, (number) => passes(contains(modelKey(pools.model(number)), term.names))),
        ),
      };
    case 'provider':
      return {
        ...selection,
        models: both(
          selection.models,
          marks(pools.modelCount, (number) => passes(contains(pools.model(number).providerID, term.names))),
        ),
      };
    case 'agent':
      return {
        ...selection,
        agents: both(
          selection.agents,
          marks(pools.agents.size, (number) => passes(contains(pools.agents.text(number), term.names))),
        ),
      };
    case 'source':
      return {
        ...selection,
        sources: selection.sources.map(
          (on, index) => on && passes(contains(ledger.sources[index]?.id ?? '', term.names)),
        ),
      };
    case 'tool':
    case 'error':
    case 'cost':
    case 'hour':
    case 'weekday':
      return selection;
  }
}

function fitsText(
  { text }: TextTerm,
  id: string,
  known: KnownSession | undefined,
  place: ProjectPlace | undefined,
): boolean {
  return contains([known?.session.title ?? '', place?.label ?? '', known?.session.directory ?? '', id].join('\n'), [
    text,
  ]);
}

/** Narrows a selection by the terms that speak of whole sessions: their tools, their errors, their cost in the range. */
export function narrowBySessions(selection: Selection, terms: readonly QueryTerm[], ground: QueryGround): Selection {
  let narrowed = selection;
  const tools = terms.filter((term): term is NameTerm => term.kind === 'tool');
  for (const term of terms) {
    const found = sessionsOf(term, narrowed, tools, ground);
    if (found === null) continue;
    const passing = marks(found.length, (number) => (found[number] === 1) !== term.negated);
    narrowed = { ...narrowed, sessions: both(narrowed.sessions, passing) };
  }
  return narrowed;
}

function sessionsOf(
  term: QueryTerm,
  selection: Selection,
  tools: readonly NameTerm[],
  ground: QueryGround,
): Uint8Array | null {
  switch (term.kind) {
    case 'tool':
      return withToolCall(ground.ledger, selection, [{ ...term, negated: false }], () => true);
    case 'error':
      return withError(term, selection, tools, ground);
    case 'cost':
      return withCost(term, selection, ground);
    default:
      return null;
  }
}

/** 1 for the tools that are asked for, by their numbers; null when nothing is asked. */
export function toolMarks({ tools }: UsagePools, terms: readonly NameTerm[]): Uint8Array | null {
  if (terms.length === 0) return null;
  return marks(tools.size, (number) =>
    terms.every(({ names, negated }) => contains(tools.text(number), names) !== negated),
  );
}

/** Sessions with a call of one of the tools that is as it must be. */
function withToolCall(
  { pools, sources }: Ledger,
  selection: Selection,
  terms: readonly NameTerm[],
  fits: (calls: ToolCallTable, slot: number) => boolean,
): Uint8Array {
  const found = new Uint8Array(pools.sessionIds.size);
  const named = toolMarks(pools, terms);
  for (const [source, { toolCalls }] of sources.entries()) {
    if (selection.sources[source] !== true) continue;
    const { session, started, tool } = toolCalls.columns;
    for (let slot = 0; slot < toolCalls.size; slot++) {
      const number = session[slot] ?? 0;
      if (found[number] === 1 || (named !== null && named[tool[slot] ?? 0] !== 1)) continue;
      if (passesTime(selection, started[slot] ?? 0) && fits(toolCalls, slot)) found[number] = 1;
    }
  }
  return found;
}

/** Sessions in which a request or a call of a tool asked for failed, by the error's name or the kind of failure. */
function withError(
  { names }: NameTerm,
  selection: Selection,
  tools: readonly NameTerm[],
  { ledger }: QueryGround,
): Uint8Array {
  const found = withToolCall(ledger, selection, tools, (calls, slot) => {
    if (calls.status(slot) !== 'error') return false;
    return names.length === 0 || contains(toolFailures[calls.columns.failure[slot] ?? 0] ?? '', names);
  });
  // An error of a model is not one of the tool that is asked for.
  if (tools.some(({ negated }) => !negated)) return found;
  scanRequests(ledger, selection, ({ columns }, slot, number) => {
    if (((columns.flags[slot] ?? 0) & requestFlags.error) === 0) return;
    if (names.length === 0 || contains(ledger.pools.errors.text(columns.error[slot] ?? 0), names)) found[number] = 1;
  });
  return found;
}

function withCost(
  { comparison, dollars }: CostTerm,
  selection: Selection,
  { ledger, context }: QueryGround,
): Uint8Array {
  const sums: (FiguresBuilder | undefined)[] = [];
  scanRequests(ledger, selection, (requests, slot, number) => {
    (sums[number] ??= new FiguresBuilder()).add(requests, slot, context.costing);
  });
  const limit = Math.round(dollars * 1e9);
  return marks(ledger.pools.sessionIds.size, (number) => compares(sums[number]?.amount ?? 0, comparison, limit));
}

function compares(amount: number, comparison: CostTerm['comparison'], limit: number): boolean {
  switch (comparison) {
    case '>':
      return amount > limit;
    case '>=':
      return amount >= limit;
    case '<':
      return amount < limit;
    case '<=':
      return amount <= limit;
    case '=':
      return amount === limit;
  }
}

function both(a: Uint8Array | null, b: Uint8Array): Uint8Array {
  return a === null ? b : marks(b.length, (number) => a[number] === 1 && b[number] === 1);
}
