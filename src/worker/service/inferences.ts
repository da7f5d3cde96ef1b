import { setImmediate } from 'node:timers/promises';
import { BehaviourBase } from '../../core/behaviour/behaviourBase.ts';
import { nextBase } from '../../core/behaviour/nextBase.ts';
import { partsInTurn } from '../../core/behaviour/partsInTurn.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { ReportContext } from '../../core/reports/reportContext.ts';
import type { Ledger } from '../../core/usage/ledger.ts';
import { KeptWhileUsed } from './keptWhileUsed.ts';

/** Turns joined with their calls take nearly as much memory as the calls: so long (ms) they wait for the next question. */
const idleMs = 5 * 60_000;
/** They are made ready once no question of the panel came for so long (ms): its own figures are shown first. */
const quietMs = 1000;
/** Of more tool calls they take more memory (some forty bytes for each) than is worth holding for a look nobody may take. */
const mostCalls = 1_000_000;

/** So often they follow the data, and are shown, before anybody asks: V8 compiles what was run some times. */
const rehearsals = 4;

/** What they are made from. */
export interface InferencesOf {
  readonly ledger: Ledger;
  readonly context: ReportContext;
}

/** What is shown of them. */
export interface InferredViews {
  /** Makes what a filter shows. */
  prepare(filter: PanelFilter): Promise<void>;
  /** Makes the like of it for nobody. */
  rehearse(filter: PanelFilter): Promise<void>;
}

/**
 * What is inferred of turns and calls: made when it is first asked for, or made ready before while the panel is in use, and
 * kept up with the data from then on.
 */
export class Inferences {
  readonly #kept = new KeptWhileUsed<BehaviourBase>(idleMs);
  readonly #now: () => InferencesOf | null;
  readonly #views: InferredViews;
  /** True once they were ready, for as long as they are kept. */
  #isReady = false;
  #isRehearsed = false;
  #shown: PanelFilter | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** `now` gives the state of the data, null while it is not wholly read. */
  constructor(now: () => InferencesOf | null, views: InferredViews) {
    this.#now = now;
    this.#views = views;
  }

  /** True while somebody uses them. */
  get areUsed(): boolean {
    return this.#kept.isKept;
  }

  of({ ledger, context }: InferencesOf): BehaviourBase {
    return this.#kept.get((outdated) =>
      outdated === null ? new BehaviourBase(ledger) : nextBase(outdated, ledger, context),
    );
  }

  /** The data says something else. */
  outdate(): void {
    this.#kept.outdate();
  }

  /** Makes them ready soon: whoever looks at the panel may look next at what is inferred of the same filter. */
  soon(filter: PanelFilter): void {
    this.#shown = filter;
    if (this.#isReady && this.#kept.isKept) {
      // From then on they follow the data when they are asked for, which takes little.
      this.#kept.keep();
      return;
    }
    if (this.#timer !== null) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.prepare();
    }, quietMs).unref();
  }

  /** Makes them part by part: questions are answered between two of them. */
  async prepare(): Promise<void> {
    this.#isReady = false;
    try {
      for (const part of partsInTurn) {
        await setImmediate();
        const now = this.#now();
        if (now === null || callsOf(now) > mostCalls) return;
        part(this.of(now), now.context);
      }
      await this.#rehearse();
      if (this.#shown !== null) await this.#views.prepare(this.#shown);
      this.#isReady = true;
    } catch {
      // Whoever asks for it is told.
    }
  }

  /** Once is enough: what is compiled stays. */
  async #rehearse(): Promise<void> {
    if (this.#isRehearsed) return;
    for (let round = 0; round < rehearsals; round++) {
      await setImmediate();
      this.#follow(1 / (round + 1));
      if (this.#shown !== null) await this.#views.rehearse(this.#shown);
    }
    this.#isRehearsed = this.#shown !== null;
  }

  /** Follows the data as if the newest session had changed, and one that is so far (0 to 1) from the oldest to it. */
  #follow(share: number): void {
    const now = this.#now();
    if (now === null) return;
    const { ledger, context } = now;
    const sessions = ledger.sources.flatMap(({ requests: { columns, size } }) =>
      size === 0 ? [] : [1, share].map((one) => columns.session[Math.floor((size - 1) * one)] ?? 0),
    );
    this.#kept.outdate();
    this.#kept.get((outdated) =>
      outdated === null ? new BehaviourBase(ledger) : nextBase(outdated, ledger, context, sessions),
    );
  }

  /** Lets go of them. */
  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#kept.clear();
  }
}

function callsOf({ ledger: { sources } }: InferencesOf): number {
  return sources.reduce((sum, { toolCalls }) => sum + toolCalls.size, 0);
}
