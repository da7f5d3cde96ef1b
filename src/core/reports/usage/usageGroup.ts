import type { ModelId } from '../../model/modelId.ts';
import { modelKey } from '../../model/modelId.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { UsagePools } from '../../usage/usagePools.ts';
import type { ReportContext } from '../reportContext.ts';
import type { BriefUsage, ModelPart, Usage, UsageRow } from './usage.ts';
import { UsageSum } from './usageSum.ts';

/** One row to be: its requests summed by model, so that the breakdown and the row are the same numbers. */
export class UsageGroup {
  readonly #context: ReportContext;
  readonly #models = new Map<number, UsageSum>();
  #lastModel = -1;
  #last: UsageSum | null = null;

  constructor(context: ReportContext) {
    this.#context = context;
  }

  /** Adds the request in this slot; neighbours usually share their model. */
  add(requests: RequestTable, slot: number): void {
    const model = requests.columns.model[slot] ?? 0;
    if (model !== this.#lastModel || this.#last === null) {
      this.#last = this.#of(model);
      this.#lastModel = model;
    }
    this.#last.add(requests, slot);
  }

  /** Adds everything another group has seen. */
  merge(other: UsageGroup): void {
    for (const [model, sum] of other.#models) this.#of(model).merge(sum);
  }

  /** Adds what a sum has seen of one model. */
  mergeModel(model: number, sum: UsageSum): void {
    this.#of(model).merge(sum);
  }

  /** The sums so far, each with the number of its model. */
  models(): Iterable<readonly [number, UsageSum]> {
    return this.#models.entries();
  }

  /** Whether there is anything to show. */
  get isEmpty(): boolean {
    for (const sum of this.#models.values()) if (!sum.isEmpty) return false;
    return true;
  }

  /** Number of the model used last, or null before the first request with a time. */
  get newestModel(): number | null {
    let newest: number | null = null;
    let last = 0;
    for (const [model, sum] of this.#models) {
      if (sum.lastUse <= last) continue;
      last = sum.lastUse;
      newest = model;
    }
    return newest;
  }

  /** Nano-dollars so far. */
  get amount(): number {
    let amount = 0;
    for (const sum of this.#models.values()) amount += sum.amount;
    return amount;
  }

  /** The sum over all models without shares and speeds, which few of thousands of rows are asked for. */
  brief(pools: UsagePools): BriefUsage {
    const [only] = this.#models.values();
    const sum = only !== undefined && this.#models.size === 1 ? only : this.#whole();
    const { firstUse, lastUse, busy } = sum;
    const models = this.#ordered(pools).map(([model]) => pools.model(model));
    const duration = firstUse === 0 ? 0 : lastUse - firstUse;
    return { figures: sum.figures(), firstUse, lastUse, duration, busy, models };
  }

  /** The sum over all models, as a part of what cost `total` nano-dollars. */
  usage(pools: UsagePools, total = this.amount): Usage {
    return this.#whole().usage(
      total,
      this.#ordered(pools).map(([model]) => pools.model(model)),
    );
  }

  /** The row and its breakdown, as a part of what cost `total` nano-dollars. */
  row(pools: UsagePools, total: number): UsageRow {
    const ordered = this.#ordered(pools);
    const [only] = ordered;
    if (only === undefined || ordered.length > 1) {
      const breakdown = ordered.map(([model, sum]) => modelPart(pools.model(model), sum, total));
      return rowOf(this.usage(pools, total), breakdown);
    }
    const part = modelPart(pools.model(only[0]), only[1], total);
    const withoutTokens = this.#withoutTokens();
    const { health } = part;
    if (withoutTokens === health.withoutTokens) return rowOf(part, [part]);
    return rowOf({ ...part, health: { ...health, withoutTokens } }, [part]);
  }

  #whole(): UsageSum {
    const sum = new UsageSum(this.#context);
    for (const part of this.#models.values()) sum.merge(part);
    return sum;
  }

  #withoutTokens(): number {
    let count = 0;
    for (const sum of this.#models.values()) count += sum.withoutTokens;
    return count;
  }

  #of(model: number): UsageSum {
    let sum = this.#models.get(model);
    if (sum === undefined) this.#models.set(model, (sum = new UsageSum(this.#context)));
    return sum;
  }

  #ordered(pools: UsagePools): [number, UsageSum][] {
    const shown = [...this.#models].filter(([, sum]) => !sum.isEmpty);
    if (shown.length < 2) return shown;
    const key = (model: number): string => modelKey(pools.model(model));
    return shown.sort(([a, one], [b, other]) => other.amount - one.amount || (key(a) < key(b) ? -1 : 1));
  }
}

// Reports have thousands of rows: written out, their objects take a third of the memory and time that spreading takes.

function modelPart(model: ModelId, sum: UsageSum, total: number): ModelPart {
  const usage = sum.usage(total, [model]);
  const { figures, costShare, cacheHitRatio, firstUse, lastUse, duration, busy, speed, models, health } = usage;
  return { figures, costShare, cacheHitRatio, firstUse, lastUse, duration, busy, speed, models, health, model };
}

function rowOf(usage: Usage, breakdown: readonly ModelPart[]): UsageRow {
  const { figures, costShare, cacheHitRatio, firstUse, lastUse, duration, busy, speed, models, health } = usage;
  return { figures, costShare, cacheHitRatio, firstUse, lastUse, duration, busy, speed, models, health, breakdown };
}
