import type { UsagePools } from '../../usage/usagePools.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';
import type { UsageSessionRow } from '../usageSessionRow.ts';
import type { SessionGroup } from './sessionGroups.ts';
import type { Usage, UsageRow } from './usage.ts';
import { UsageGroup } from './usageGroup.ts';

/** Makes session rows that are parts of what cost `total` nano-dollars. */
export class SessionRows {
  readonly #context: ReportContext;
  readonly #pools: UsagePools;
  readonly #places: ReadonlyMap<number, ProjectPlace>;
  readonly #total: number;

  constructor(context: ReportContext, pools: UsagePools, places: ReadonlyMap<number, ProjectPlace>, total: number) {
    this.#context = context;
    this.#pools = pools;
    this.#places = places;
    this.#total = total;
  }

  /** The session alone. */
  flat(node: SessionGroup): UsageSessionRow {
    const row = node.group.row(this.#pools, this.#total);
    return this.#row(node, row, row, []);
  }

  /** The session with all its sub-agents. */
  workflow(node: SessionGroup): UsageSessionRow {
    if (node.children.length === 0) return this.flat(node);
    const whole = new UsageGroup(this.#context);
    mergeAll(node, whole);
    const own = node.group.usage(this.#pools, this.#total);
    const children = node.children.map((child) => this.workflow(child));
    return this.#row(node, whole.row(this.#pools, this.#total), own, children);
  }

  /** The quota is that of the model the session itself used last, as its user chose it. */
  #quotaUse({ group }: SessionGroup, { figures }: Usage): number | null {
    const newest = group.newestModel;
    const quota = newest === null ? null : this.#context.costing.quotaOf(this.#pools, newest);
    return quota === null || quota <= 0 ? null : figures.cost.amount / quota;
  }

  #row(node: SessionGroup, row: UsageRow, own: Usage, children: readonly UsageSessionRow[]): UsageSessionRow {
    const { id, parentId, number, known } = node;
    const { figures, costShare, cacheHitRatio, firstUse, lastUse, duration, busy, speed, models, health } = row;
    const place = this.#places.get(number);
    return {
      id,
      parentId,
      title: known?.session.title ?? id,
      folder: place?.folder ?? '',
      projectLabel: place?.label ?? '',
      source: known?.source ?? '',
      created: known?.session.created ?? 0,
      archived: (known?.session.archived ?? 0) > 0,
      // Written out as in `usageGroup`: there are thousands.
      figures,
      costShare,
      cacheHitRatio,
      firstUse,
      lastUse,
      duration,
      busy,
      speed,
      models,
      health,
      breakdown: row.breakdown,
      quotaUse: this.#quotaUse(node, row),
      own,
      children,
    };
  }
}

/** Depth is bounded by `linkSessions`. */
function mergeAll(node: SessionGroup, into: UsageGroup): void {
  into.merge(node.group);
  for (const child of node.children) mergeAll(child, into);
}
