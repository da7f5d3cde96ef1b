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
  readonly #speeds: number[] | null;
  /** The model met first: most groups are of one, and there are thousands. */
  #firstModel = -1;
  #first: UsageSum | null = null;
  #others: Map<number, UsageSum> | null = null;
  #lastModel = -1;
  #last: UsageSum | null = null;

  /** `speeds` is where speeds are put when nobody asks for those of this group alone. */
  constructor(context: ReportContext, speeds: number[] | null = null) {
    this.#context = context;
    this.#speeds = speeds;
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
    if (other.#first !== null) this.#of(other.#firstModel).merge(other.#first);
    if (other.#others !== null) for (const [model, sum] of other.#others) this.#of(model).merge(sum);
  }

  /** Adds what a sum has seen of one model. */
  mergeModel(model: number, sum: UsageSum): void {
    this.#of(model).merge(sum);
  }

  /** The sums so far, each with the number of its model. */
  models(): [number, UsageSum][] {
    if (this.#first === null) return [];
    const first: [number, UsageSum] = [this.#firstModel, this.#first];
    return this.#others === null ? [first] : [first, ...this.#others];
  }

  /** Whether there is anything to show. */
  get isEmpty(): boolean {
    if (this.#first === null) return true;
    if (!this.#first.isEmpty) return false;
    return this.#others === null || [...this.#others.values()].every((sum) => sum.isEmpty);
  }

  /** Number of the model used last, or null before the first request with a time. */
  get newestModel(): number | null {
    let newest: number | null = null;
    let last = 0;
    for (const [model, sum] of this.models()) {
      if (sum.lastUse <= last) continue;
      last = sum.lastUse;
      newest = model;
    }
    return newest;
  }

  /** Nano-dollars so far. */
  get amount(): number {
    let amount = 0;
    for (const [, sum] of this.models()) amount += sum.amount;
    return amount;
  }

  /** The sum over all models without shares and speeds, which few of thousands of rows are asked for. */
  brief(pools: UsagePools): BriefUsage {
    const only = this.#others === null ? this.#first : null;
    const sum = only ?? this.#whole();
    const { firstUse, lastUse, busy } = sum;
    // Written out for one model, as most have: an order makes five lists.
    const one = only === null || only.isEmpty ? [] : [pools.model(this.#firstModel)];
    const models = only === null ? this.#ordered(pools).map(([model]) => pools.model(model)) : one;
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
    for (const [, part] of this.models()) sum.merge(part);
    return sum;
  }

  #withoutTokens(): number {
    let count = 0;
    for (const [, sum] of this.models()) count += sum.withoutTokens;
    return count;
  }

  #of(model: number): UsageSum {
    if (model === this.#firstModel && this.#first !== null) return this.#first;
    let sum = this.#others?.get(model);
    if (sum !== undefined) return sum;
    sum = new UsageSum(this.#context, this.#speeds);
    if (this.#first === null) {
      this.#first = sum;
      this.#firstModel = model;
    } else (this.#others ??= new Map()).set(model, sum);
    return sum;
  }

  #ordered(pools: UsagePools): [number, UsageSum][] {
    const shown = this.models().filter(([, sum]) => !sum.isEmpty);
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
