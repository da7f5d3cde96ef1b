import { html } from 'lit-html';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { FolderNode } from '../../../core/reports/panel/folderTree.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import type { ProjectsTabReport } from '../../../core/reports/panel/projectsTabReport.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { barredCell, costColumn, countColumn, figureCell, percentText } from '../../grid/usageColumns.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import type { Scene } from '../tab.ts';
import type { ProjectsOptions } from './projectsTab.ts';

interface FolderRow {
  readonly node: FolderNode;
  readonly level: number;
}

/** Folders as a tree, the costliest first on every level, each with its share of everything. */
export function folderGrid(scene: Scene<ProjectsTabReport, ProjectsOptions>): Grid<FolderRow> {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const all = report.totals.figures.cost;
  const folded = new Set(options.folded);
  const rows = report.tree.flatMap((node) => listed(node, 1, folded));
  const share = ({ node }: FolderRow): number | null => (all.amount > 0 ? node.figures.cost.amount / all.amount : null);
  const projectsBelow = (node: FolderNode): string[] => [
    ...(node.project ? [node.folder] : []),
    ...node.children.flatMap(projectsBelow),
  ];
  const only = ({ node }: FolderRow) => withFacet(filter, 'projects', projectsBelow(node));
  const columns: readonly GridColumn<FolderRow>[] = [
    {
      id: 'folder',
      label: t('Folder'),
      width: 260,
      cell: ({ node }) =>
        html`${codicon(node.project ? 'folder' : 'folder-opened', 'small quiet')} <bdi>${clip(node.name)}</bdi>`,
      text: ({ node }) => clip(node.folder),
    },
    costColumn(({ node }) => node.figures.cost, all.amount, all, words),
    {
      id: 'share',
      label: t('Share'),
      width: 120,
      end: true,
      cell: (row) => barredCell(share(row) ?? 0, 1, percentText(share(row), words)),
      text: (row) => percentText(share(row), words),
    },
    countColumn('sessions', t('Sessions'), ({ node }) => node.figures.sessions, words),
    countColumn('requests', t('Requests'), ({ node }) => node.figures.requests, words),
    {
      id: 'tokens',
      label: t('Tokens'),
      width: 92,
      end: true,
      cell: ({ node }) => figureCell(formats.compact(totalTokens(node.figures.tokens))),
      text: ({ node }) => formats.integer(totalTokens(node.figures.tokens)),
    },
  ];
  const toggle = ({ node }: FolderRow): void =>
    choose({
      folded: folded.has(node.folder)
        ? options.folded.filter((folder) => folder !== node.folder)
        : [...options.folded, node.folder],
    });
  return {
    id: 'folder-rows',
    label: t('Folders'),
    // A tree has its own order.
    columns: columns.map(({ value: _value, ...column }) => column),
    rows: { count: rows.length, at: (index) => rows[index] },
    key: ({ node }) => node.folder,
    looks: options.treeLooks,
    choose: (treeLooks) => choose({ treeLooks }),
    open: (row) => actions.go({ tab: 'sessions', filter: only(row) }),
    toggle,
    branch: ({ node, level }) => ({ level, open: node.children.length === 0 ? null : !folded.has(node.folder) }),
    filterOf: only,
    exports: { kind: 'projects', filter },
    words,
    actions,
    tall: 14,
  };
}

function listed(node: FolderNode, level: number, folded: ReadonlySet<string>): FolderRow[] {
  const below = folded.has(node.folder) ? [] : node.children.flatMap((child) => listed(child, level + 1, folded));
  return [{ node, level }, ...below];
}
