import { atTime, type Selection } from '../reports/filter/selection.ts';
import type { TimeRange } from '../reports/overview.ts';
import { type Whereabouts, whereabouts } from '../reports/whereabouts.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { type LoadCosts, loadCosts } from '../skills/loadCosts.ts';
import { type LoadTable, loadTable } from '../skills/loadTable.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { Behaviour, JoinedSource } from './behaviour.ts';
import { buildBehaviour } from './buildBehaviour.ts';
import { outcomesOf } from './callOutcome.ts';
import { type CallPicks, pickCalls } from './callPicks.ts';
import { type DelegationTable, delegationTable } from './delegationTable.ts';
import { type EditTable, editTable } from './editTable.ts';
import { type FlakySums, flakySums } from './flakyRows.ts';
import { forLastPrices } from './forLastPrices.ts';
import { repeatedPrompts } from './repeatedPrompts.ts';
import { type SessionDepths, sessionDepths } from './sessionDepths.ts';
import { timeSpan } from './timeSpan.ts';
import type { TurnTable } from './turnTable.ts';
import { type TurnWork, turnWork } from './turnWork.ts';
import { type SessionUses, usageOfSessions } from './usageOfSessions.ts';

/**
 * All that is inferred from the data alone, whatever a filter asks for: made once for each state of the data, each part
 * when it is first asked for. A report only sums up what its filter lets through.
 */
export class BehaviourBase implements Behaviour {
  readonly ledger: Ledger;
  readonly sources: readonly JoinedSource[];
  readonly turns: TurnTable;
  /** Tokens and cost by session number, by the context's prices. */
  readonly usageOfSessions: (context: ReportContext) => SessionUses;
  /** What each load of `loads` costs, by the context's prices. */
  readonly loadCosts: (context: ReportContext) => LoadCosts;
  #outcomes: readonly Uint8Array[] | null = null;
  #work: TurnWork | null = null;
  #picks: CallPicks | null = null;
  #repeated: Uint8Array | null = null;
  #edits: EditTable | null = null;
  #delegations: DelegationTable | null = null;
  #loads: LoadTable | null = null;
  #depths: SessionDepths | null = null;
  #whereabouts: Whereabouts | null = null;
  #span: TimeRange | null = null;
  #flaky: FlakySums | null = null;

  /** Takes a ledger whose copies are marked. */
  constructor(ledger: Ledger) {
    const { sources, turns } = buildBehaviour(ledger);
    this.ledger = ledger;
    this.sources = sources;
    this.turns = turns;
    this.usageOfSessions = forLastPrices(({ costing }) => usageOfSessions(ledger, costing));
    this.loadCosts = forLastPrices((context) => loadCosts(this, context));
  }

  /** How every call went, of `callOutcomes` by source and slot. */
  get outcomes(): readonly Uint8Array[] {
    return (this.#outcomes ??= this.sources.map(({ calls }) => outcomesOf(calls)));
  }

  get work(): TurnWork {
    return (this.#work ??= turnWork(this, this.outcomes));
  }

  get picks(): CallPicks {
    return (this.#picks ??= pickCalls(this.sources, this.ledger.pools));
  }

  /** 1 for a turn whose prompt had to be said again. */
  get repeated(): Uint8Array {
    return (this.#repeated ??= repeatedPrompts(this));
  }

  get edits(): EditTable {
    return (this.#edits ??= editTable(this));
  }

  get delegations(): DelegationTable {
    return (this.#delegations ??= delegationTable(this));
  }

  get loads(): LoadTable {
    return (this.#loads ??= loadTable(this));
  }

  /** The selection without its time, when that is all there is: what passes everything need not be asked of each row. */
  unbound(selection: Selection): Selection {
    const { range } = selection;
    if (range === null) return selection;
    const { from, to } = (this.#span ??= timeSpan(this.ledger));
    return range.from <= from && to <= range.to ? atTime(selection, null) : selection;
  }

  get whereabouts(): Whereabouts {
    return (this.#whereabouts ??= whereabouts(this.ledger));
  }

  get depths(): SessionDepths {
    return (this.#depths ??= sessionDepths(this.ledger.pools, this.whereabouts.known));
  }

  /** Of all calls. */
  get flaky(): FlakySums {
    return (this.#flaky ??= flakySums(this, everyCall(this)));
  }
}

/** The selection that asks nothing. */
function everyCall({ ledger }: BehaviourBase): Selection {
  const asks = { clock: null, sessions: null, models: null, agents: null };
  return { range: null, ...asks, sources: ledger.sources.map(() => true), sourceIds: new Set() };
}
