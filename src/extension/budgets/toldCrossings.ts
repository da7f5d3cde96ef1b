import type { Memento } from 'vscode';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import type { Crossing } from '../../core/budgets/crossings.ts';
import { newCrossings, rememberTold } from '../../core/budgets/crossings.ts';

const storageKey = 'budgets.told';

/** Remembers what was told, over restarts: what concerns a workspace in its own memory, everything else for all windows. */
export class ToldCrossings {
  readonly #everywhere: Memento;
  readonly #workspace: Memento;

  constructor(everywhere: Memento, workspace: Memento) {
    this.#everywhere = everywhere;
    this.#workspace = workspace;
  }

  /** What is to be told now; it counts as told from here on. */
  async take(report: BudgetReport): Promise<readonly Crossing[]> {
    const told = [...keysIn(this.#everywhere), ...keysIn(this.#workspace)];
    const crossings = newCrossings(report, told);
    await this.#remember(this.#workspace, crossings.filter(ofWorkspace));
    await this.#remember(
      this.#everywhere,
      crossings.filter((crossing) => !ofWorkspace(crossing)),
    );
    return crossings;
  }

  async #remember(memory: Memento, crossings: readonly Crossing[]): Promise<void> {
    if (crossings.length > 0) await memory.update(storageKey, rememberTold(keysIn(memory), crossings));
  }
}

function ofWorkspace(crossing: Crossing): boolean {
  return crossing.kind === 'budget' && crossing.state.budget.scope === 'workspace';
}

function keysIn(memory: Memento): readonly string[] {
  const kept: unknown = memory.get(storageKey);
  return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : [];
}
