import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Event, type TreeDataProvider } from 'vscode';
import { Owner } from '../../lifecycle.ts';
import { TreeRedraw } from '../treeRedraw.ts';
import type { LiveNode, LiveRow } from './liveNode.ts';
import { liveTooltip, processTooltip } from './liveTooltip.ts';

/** The rows of the live tree: takes new ones and draws again only what looks different. */
export class LiveProvider extends Owner implements TreeDataProvider<LiveNode> {
  readonly #redraw = this.own(new TreeRedraw<LiveNode>());
  readonly onDidChangeTreeData: Event<LiveNode | undefined> = this.#redraw.event;
  #roots: readonly LiveNode[] = [];
  /** The row whose hover came up last, and until when (ms since the epoch) it may be read. */
  #hovered = { id: '', until: 0 };

  /** Rows at the top. */
  get roots(): readonly LiveNode[] {
    return this.#roots;
  }

  /** Shows these rows. */
  show(rows: readonly LiveRow[]): void {
    const changed: Changed[] = [];
    const before = this.#roots;
    this.#roots = merge(undefined, before, rows, changed);
    if (!sameOrder(before, this.#roots)) this.#redraw.all();
    else for (const { node, ages } of changed) if (!ages || !this.#isRead(node)) this.#redraw.one(node);
  }

  getChildren(node?: LiveNode): LiveNode[] {
    if (node === undefined) this.#redraw.noteAnswer();
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

  resolveTreeItem(item: TreeItem, { id, session, process }: LiveNode): TreeItem {
    this.#hovered = { id, until: Date.now() + readingMs };
    if (session !== null) item.tooltip = liveTooltip(session, Date.now());
    else if (process !== null) item.tooltip = processTooltip(process, Date.now());
    return item;
  }

  /** Drawing a row anew closes its hover: while that is read, a mere age can wait. */
  #isRead({ id }: LiveNode): boolean {
    return this.#hovered.id === id && Date.now() < this.#hovered.until;
  }
}

/** How long a hover is left alone, ms. */
const readingMs = 15_000;

/** A row to draw again; `ages` when nothing but its times moved on. */
interface Changed {
  readonly node: LiveNode;
  readonly ages: boolean;
}

function merge(
  parent: LiveNode | undefined,
  before: readonly LiveNode[],
  rows: readonly LiveRow[],
  changed: Changed[],
): readonly LiveNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return rows.map(({ id, look, children, session, process }) => {
    const old = known.get(id);
    const node: LiveNode = old ?? { id, parent, look, children: [], session, process };
    const inner: Changed[] = [];
    const below = merge(node, node.children, children, inner);
    const sameBelow = old !== undefined && sameOrder(old.children, below);
    const isSame = sameBelow && JSON.stringify(old.look) === JSON.stringify(look);
    const ages = sameBelow && JSON.stringify(timeless(old.look)) === JSON.stringify(timeless(look));
    node.look = look;
    node.children = below;
    node.session = session;
    node.process = process;
    changed.push(...(isSame ? inner : [{ node, ages }]));
    return node;
  });
}

/** A look without what ages by itself. */
function timeless(look: LiveNode['look']): Partial<LiveNode['look']> {
  return { ...look, description: '', spoken: '' };
}

function sameOrder(before: readonly LiveNode[], after: readonly LiveNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}
