import { EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import { RpcError } from '../../protocol/rpc.ts';
import type { BudgetsApi } from '../../protocol/budgetsApi.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import { Throttle } from '../store/throttle.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { tellCrossing } from './tellCrossing.ts';
import type { ToldCrossings } from './toldCrossings.ts';

/** Budgets are looked at when figures moved, at most this often, ms. */
const interval = 2000;

/** What the monitor needs of the rest of the extension. */
export interface BudgetMonitorServices {
  readonly worker: { readonly api: BudgetsApi };
  readonly store: Pick<UsageStore, 'status' | 'onDidChange'>;
  readonly config: Pick<Config, 'settings' | 'onDidChange'>;
  readonly log: LogOutputChannel;
  readonly told: Pick<ToldCrossings, 'take'>;
}

/** Knows how spending stands against the budgets, and tells each crossing once. */
export class BudgetMonitor extends Owner {
  readonly #changed = this.own(new EventEmitter<BudgetReport>());
  readonly onDidChange: Event<BudgetReport> = this.#changed.event;
  readonly #services: BudgetMonitorServices;
  readonly #look = this.own(new Throttle(() => this.#read(), interval));
  #report: BudgetReport | undefined;

  constructor(services: BudgetMonitorServices) {
    super();
    this.#services = services;
    this.own(services.store.onDidChange((topic) => topic === 'figures' && this.#look.request()));
    this.own(services.config.onDidChange(() => this.#look.request()));
  }

  /** The last answer, undefined before the first. */
  get report(): BudgetReport | undefined {
    return this.#report;
  }

  async #read(): Promise<void> {
    const { store, worker, config, log } = this.#services;
    // Figures from before the first read are zeros nobody spent.
    if (store.status === undefined || store.status.asOf === 0) return;
    try {
      const report = await worker.api.budgets(config.settings.budgets.limits);
      if (this.disposed) return;
      this.#report = report;
      this.#changed.fire(report);
      await this.#tell(report);
    } catch (error) {
      const silent = error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason);
      if (!silent) logFailure(log, 'The budgets could not be looked at', error);
    }
  }

  /** Nobody spent what the demo data says. */
  async #tell(report: BudgetReport): Promise<void> {
    const { store, config, told, log } = this.#services;
    if (!config.settings.budgets.notify || store.status?.demo !== false) return;
    for (const crossing of await told.take(report)) {
      tellCrossing(crossing, report.timeZone).catch((error: unknown) =>
        logFailure(log, 'A budget was not told', error),
      );
    }
  }
}
