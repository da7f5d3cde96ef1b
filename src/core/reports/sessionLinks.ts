/** Deeper sub-agents are listed at this depth: no real workflow comes near, and no data may exhaust the stack. */
const maximumDepth = 32;

/** A node of a tree to be. */
export interface Linked<Node> {
  readonly id: string;
  readonly parentId: string;
  /** ms since the epoch. */
  readonly born: number;
  parent: Node | null;
  readonly children: Node[];
}

/**
 * Hangs every node under its parent and returns the top ones in the given order. A node whose parent is unknown is a
 * top one; of nodes that are each other's ancestors the oldest is, so that none is lost and nothing loops.
 */
export function linkSessions<Node extends Linked<Node>>(nodes: ReadonlyMap<string, Node>): Node[] {
  const depths = new Map<Node, number>();
  const parentOf = (node: Node): Node | undefined => (node.parentId === '' ? undefined : nodes.get(node.parentId));
  for (const start of nodes.values()) {
    if (depths.has(start)) continue;
    const above = parentOf(start);
    // Nearly every node is a top one, or its parent came before it.
    if (above === undefined || (above !== start && depths.has(above))) {
      settle(start, above ?? null, depths);
      continue;
    }
    const path = new Set<Node>();
    let current: Node | undefined = start;
    while (current !== undefined && !depths.has(current) && !path.has(current)) {
      path.add(current);
      current = parentOf(current);
    }
    if (current !== undefined && path.has(current)) settle(oldestOfCycle(current, parentOf), null, depths);
    for (const node of [...path].reverse()) settleBelow(node, parentOf, depths);
  }
  return [...nodes.values()].filter((node) => node.parent === null);
}

function oldestOfCycle<Node extends Linked<Node>>(start: Node, parentOf: (node: Node) => Node | undefined): Node {
  let oldest = start;
  for (let node = parentOf(start); node !== undefined && node !== start; node = parentOf(node)) {
    if (node.born < oldest.born || (node.born === oldest.born && node.id < oldest.id)) oldest = node;
  }
  return oldest;
}

/** Settles a node and, first, the ancestors that are not settled yet (a cycle was cut in their middle). */
function settleBelow<Node extends Linked<Node>>(
  node: Node,
  parentOf: (node: Node) => Node | undefined,
  depths: Map<Node, number>,
): void {
  const waiting: Node[] = [];
  let current: Node | undefined = node;
  while (current !== undefined && !depths.has(current)) {
    waiting.push(current);
    current = parentOf(current);
  }
  for (const child of waiting.reverse()) settle(child, parentOf(child) ?? null, depths);
}

function settle<Node extends Linked<Node>>(child: Node, above: Node | null, depths: Map<Node, number>): void {
  const parent = above !== null && (depths.get(above) ?? 0) >= maximumDepth ? above.parent : above;
  child.parent = parent;
  parent?.children.push(child);
  depths.set(child, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
}
