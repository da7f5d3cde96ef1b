import { atTime, type Selection } from '../reports/filter/selection.ts';
import type { TimeRange } from '../reports/overview.ts';
import { type Whereabouts, whereabouts } from '../reports/whereabouts.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { type LoadCosts, loadCosts } from '../skills/loadCosts.ts';
import { type LoadTable, loadTable } from '../skills/loadTable.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { BaseParts } from './baseParts.ts';
import type { Behaviour, JoinedSource } from './behaviour.ts';
import { buildBehaviour } from './buildBehaviour.ts';
import { findOutcomes } from './callOutcome.ts';
import { type CallPicks, pickCalls } from './callPicks.ts';
import { type DelegationTable, delegationTable } from './delegationTable.ts';
import { type EditTable, editTable } from './editTable.ts';
import { FlakyTotals } from './flakyTotals.ts';
import { ForLastPrices } from './forLastPrices.ts';
import { LedgerMark } from './ledgerMark.ts';
import { repeatedPrompts } from './repeatedPrompts.ts';
import { type SessionDepths, sessionDepths } from './sessionDepths.ts';
import { timeSpan } from './timeSpan.ts';
import type { TurnTable } from './turnTable.ts';
import { type TurnWork, turnWork } from './turnWork.ts';
import { type SessionUses, usageOfSessions } from './usageOfSessions.ts';
import { roomyColumn, withRoom } from './withRoom.ts';

/** What a base begins with. */
interface Given {
  readonly mark: LedgerMark;
  readonly behaviour: Behaviour;
  /** The parts of the base of an earlier state, whose columns by slot are written on. */
  readonly onto: BaseParts | null;
  readonly parts: BaseParts | null;
}

/**
 * All that is inferred from the data alone, whatever a filter asks for: made once for each state of the data, each part
 * when it is first asked for. A report only sums up what its filter lets through.
 */
export class BehaviourBase implements Behaviour {
  readonly ledger: Ledger;
  readonly sources: readonly JoinedSource[];
  readonly turns: TurnTable;
  /** The state of the data it is made from. */
  readonly mark: LedgerMark;
  readonly #onto: BaseParts | null;
  readonly #usage: ForLastPrices<SessionUses>;
  readonly #costs: ForLastPrices<LoadCosts>;
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
  #flaky: FlakyTotals | null = null;

  /** Takes a ledger whose copies are marked. */
  constructor(ledger: Ledger, given: Partial<Given> = {}) {
    const { onto = null, parts = null } = given;
    const { sources, turns } = given.behaviour ?? buildBehaviour(ledger);
    this.ledger = ledger;
    this.sources = sources;
    this.turns = turns;
    this.mark = given.mark ?? new LedgerMark(ledger);
    this.#onto = onto;
    this.#outcomes = parts?.outcomes ?? null;
    this.#work = parts?.work ?? null;
    this.#edits = parts?.edits ?? null;
    this.#delegations = parts?.delegations ?? null;
    this.#loads = parts?.loads ?? null;
    this.#span = parts?.span ?? null;
    this.#flaky = parts?.flaky ?? null;
    this.#usage = new ForLastPrices(({ costing }) => usageOfSessions(this, costing), parts?.usage ?? null);
    const written = onto?.costs?.made.inPrompts ?? null;
    this.#costs = new ForLastPrices((context) => loadCosts(this, context, written), parts?.costs ?? null);
  }

  /** The parts that were asked for so far, of those the base of the next state can be made from. */
  get parts(): BaseParts {
    return {
      outcomes: this.#outcomes,
      work: this.#work,
      edits: this.#edits,
      delegations: this.#delegations,
      loads: this.#loads,
      usage: this.#usage.last,
      costs: this.#costs.last,
      span: this.#span,
      flaky: this.#flaky,
    };
  }

  /** Tokens and cost by session number, by the context's prices. */
  usageOfSessions(context: ReportContext): SessionUses {
    return this.#usage.get(context);
  }

  /** What each load of `loads` costs, by the context's prices. */
  loadCosts(context: ReportContext): LoadCosts {
    return this.#costs.get(context);
  }

  /** How every call went, of `callOutcomes` by source and slot. */
  get outcomes(): readonly Uint8Array[] {
    return (this.#outcomes ??= this.#findOutcomes());
  }

  get work(): TurnWork {
    return (this.#work ??= turnWork(this, this.outcomes, this.#byCall(this.#onto?.work?.retryOf)));
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

  /** All times there are, or more: what changed may have been earlier or later before. */
  get span(): TimeRange {
    return (this.#span ??= timeSpan(this));
  }

  /** The selection without its time, when that is all there is: what passes everything need not be asked of each row. */
  unbound(selection: Selection): Selection {
    const { range } = selection;
    if (range === null) return selection;
    const { from, to } = this.span;
    return range.from <= from && to <= range.to ? atTime(selection, null) : selection;
  }

  get whereabouts(): Whereabouts {
    return (this.#whereabouts ??= whereabouts(this.ledger));
  }

  get depths(): SessionDepths {
    return (this.#depths ??= sessionDepths(this.ledger.pools, this.whereabouts.known));
  }

  /** Of all calls. */
  get flaky(): FlakyTotals {
    return (this.#flaky ??= this.#countFlaky());
  }

  #countFlaky(): FlakyTotals {
    const flaky = new FlakyTotals(this);
    flaky.add(this);
    return flaky;
  }

  #findOutcomes(): readonly Uint8Array[] {
    const outcomes = this.#byCall(this.#onto?.outcomes ?? undefined);
    for (const [source, { calls, rows }] of this.sources.entries()) {
      findOutcomes(calls, rows.calls, outcomes[source] ?? new Uint8Array(0));
    }
    return outcomes;
  }

  /** A column with an entry for each call, by source: that of an earlier state goes on. */
  #byCall(before: readonly Uint8Array[] | undefined): readonly Uint8Array[] {
    return this.sources.map(({ calls: { size } }, source) => {
      const column = before?.[source];
      return column === undefined ? roomyColumn(Uint8Array, size) : withRoom(column, size);
    });
  }
}
