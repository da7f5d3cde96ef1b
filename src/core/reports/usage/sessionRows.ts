import type { UsagePools } from '../../usage/usagePools.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';
import type { UsageSessionRow } from '../usageSessionRow.ts';
import type { SessionGroup } from './sessionGroups.ts';
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
    return { ...row, ...this.#head(node), own: row, children: [] };
  }

  /** The session with all its sub-agents. */
  workflow(node: SessionGroup): UsageSessionRow {
    if (node.children.length === 0) return this.flat(node);
    const whole = new UsageGroup(this.#context);
    mergeAll(node, whole);
    return {
      ...this.#head(node),
      ...whole.row(this.#pools, this.#total),
      own: node.group.usage(this.#pools, this.#total),
      children: node.children.map((child) => this.workflow(child)),
    };
  }

  #head({ id, parentId, number, known }: SessionGroup): Omit<UsageSessionRow, keyof Parts> {
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
    };
  }
}

type Parts = ReturnType<UsageGroup['row']> & Pick<UsageSessionRow, 'own' | 'children'>;

/** Depth is bounded by `linkSessions`. */
function mergeAll(node: SessionGroup, into: UsageGroup): void {
  into.merge(node.group);
  for (const child of node.children) mergeAll(child, into);
}
