import type { Selection } from '../reports/filter/selection.ts';
import { loadsBySkill } from '../skills/loadsBySkill.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { chosenPlaces } from './callPlaces.ts';
import { chosenTurns } from './chosenTurns.ts';

/**
 * What a selection lets through, found once for all reports that are made of it; each kind when it is first asked for. They are
 * walked by index: an iterator hands each number over in an object of its own until its loop is compiled, which is seldom.
 */
export class Chosen {
  readonly selection: Selection;
  readonly #base: BehaviourBase;
  #turns: Uint32Array | null = null;
  #edits: Uint32Array | null = null;
  #delegations: Uint32Array | null = null;
  #loads: Uint32Array | null = null;
  #loadsBySkill: ReadonlyMap<number, Uint32Array> | null = null;

  constructor(base: BehaviourBase, selection: Selection) {
    this.#base = base;
    this.selection = selection;
  }

  /** By number. */
  get turns(): Uint32Array {
    return (this.#turns ??= chosenTurns(this.#base, this.selection));
  }

  /** Places in the table of edits. */
  get edits(): Uint32Array {
    return (this.#edits ??= chosenPlaces(this.#base, this.#base.edits, this.selection));
  }

  /** Places in the table of delegations. */
  get delegations(): Uint32Array {
    return (this.#delegations ??= chosenPlaces(this.#base, this.#base.delegations, this.selection));
  }

  /** Places in the table of loads, in the order of time. */
  get loads(): Uint32Array {
    return (this.#loads ??= chosenPlaces(this.#base, this.#base.loads, this.selection));
  }

  /** The same by number of the skill's name. */
  get loadsBySkill(): ReadonlyMap<number, Uint32Array> {
    return (this.#loadsBySkill ??= this.#splitLoads());
  }

  #splitLoads(): ReadonlyMap<number, Uint32Array> {
    const { loads } = this.#base;
    return this.loads.length === loads.size ? loads.bySkill : loadsBySkill(loads.skill, this.loads);
  }
}
