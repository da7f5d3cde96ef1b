import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import { Owner } from '../../lifecycle.ts';
import type { LiveNode, LiveRow } from './liveNode.ts';
import { liveTooltip, processTooltip } from './liveTooltip.ts';

/** The rows of the live tree: takes new ones and draws again only what looks different. */
export class LiveProvider extends Owner implements TreeDataProvider<LiveNode> {
  readonly #redraw = this.own(new EventEmitter<LiveNode | undefined>());
  readonly onDidChangeTreeData: Event<LiveNode | undefined> = this.#redraw.event;
  #roots: readonly LiveNode[] = [];

  /** Rows at the top. */
  get roots(): readonly LiveNode[] {
    return this.#roots;
  }

  /** Shows these rows. */
  show(rows: readonly LiveRow[]): void {
    const changed: LiveNode[] = [];
    const before = this.#roots;
    this.#roots = merge(undefined, before, rows, changed);
    if (!sameOrder(before, this.#roots)) this.#redraw.fire(undefined);
    else for (const node of changed) this.#redraw.fire(node);
  }

  getChildren(node?: LiveNode): LiveNode[] {
    return [...(node?.children ?? this.#roots)];
  }

  getParent(node: LiveNode): LiveNode | undefined {
    return node.parent;
  }

  getTreeItem({ id, look, children }: LiveNode): TreeItem {
    const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(look.label, children.length === 0 ? None : look.open ? Expanded : Collapsed);
    item.id = id;
    item.description = look.description;
    if (look.icon !== '') {
      item.iconPath = new ThemeIcon(look.icon, look.color === '' ? undefined : new ThemeColor(look.color));
    }
    item.contextValue = look.tags;
    item.accessibilityInformation = { label: look.spoken, role: 'treeitem' };
    return item;
  }

  resolveTreeItem(item: TreeItem, { session, process }: LiveNode): TreeItem {
    if (session !== null) item.tooltip = liveTooltip(session, Date.now());
    else if (process !== null) item.tooltip = processTooltip(process, Date.now());
    return item;
  }
}

function merge(
  parent: LiveNode | undefined,
  before: readonly LiveNode[],
  rows: readonly LiveRow[],
  changed: LiveNode[],
): readonly LiveNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return rows.map(({ id, look, children, session, process }) => {
    const old = known.get(id);
    const node: LiveNode = old ?? { id, parent, look, children: [], session, process };
    const inner: LiveNode[] = [];
    const below = merge(node, node.children, children, inner);
    const isSame =
      old !== undefined && JSON.stringify(old.look) === JSON.stringify(look) && sameOrder(old.children, below);
    node.look = look;
    node.children = below;
    node.session = session;
    node.process = process;
    changed.push(...(isSame ? inner : [node]));
    return node;
  });
}

function sameOrder(before: readonly LiveNode[], after: readonly LiveNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}
