import { pathKey } from '../../workspace/pathKey.ts';
import type { Figures } from '../figures.ts';
import { sumFigures } from '../sumFigures.ts';

/** A folder with all that was done in and below it. */
export interface FolderNode {
  /** Its last parts, as many as its parent's node leaves unsaid: `src/app`. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** True when it is a project of its own, not only the way to some. */
  readonly project: boolean;
  /** With everything below it. */
  readonly figures: Figures;
  readonly children: readonly FolderNode[];
}

interface Draft {
  readonly parts: readonly string[];
  own: Figures | null;
  folder: string;
  readonly children: Map<string, Draft>;
}

/** Puts projects into the tree of their folders; a folder with one way on is joined with what it leads to. */
export function folderTree(projects: readonly { readonly folder: string; readonly figures: Figures }[]): FolderNode[] {
  const root: Draft = { parts: [], own: null, folder: '', children: new Map() };
  for (const { folder, figures } of projects) {
    if (folder === '') continue;
    let node = root;
    for (const part of partsOf(folder)) {
      let next = node.children.get(part);
      if (next === undefined) {
        next = { parts: [...node.parts, part], own: null, folder: '', children: new Map() };
        node.children.set(part, next);
      }
      node = next;
    }
    node.own = node.own === null ? figures : sumFigures([node.own, figures]);
    node.folder = folder;
  }
  return nodesOf(root);
}

function nodesOf(draft: Draft): FolderNode[] {
  return [...draft.children.values()].map((child) => nodeOf(child, draft.parts.length)).sort(costliest);
}

function nodeOf(draft: Draft, above: number): FolderNode {
  let node = draft;
  while (node.own === null && node.children.size === 1) node = [...node.children.values()][0] ?? node;
  const children = nodesOf(node);
  const figures = sumFigures([...(node.own === null ? [] : [node.own]), ...children.map((child) => child.figures)]);
  const path = node.parts.join('/');
  return {
    name: node.parts.slice(above).join('/') || '/',
    folder: node.folder || path || '/',
    project: node.own !== null,
    figures,
    children,
  };
}

/** The root is a part of its own, so that `/a` and `/b` have it in common. */
function partsOf(folder: string): string[] {
  const key = pathKey(folder);
  const [first = '', ...rest] = key.split('/');
  return [first, ...rest.filter((part) => part !== '')];
}

function costliest(a: FolderNode, b: FolderNode): number {
  return b.figures.cost.amount - a.figures.cost.amount || (a.folder < b.folder ? -1 : 1);
}
