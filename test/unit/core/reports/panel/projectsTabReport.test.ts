import { describe, expect, it } from 'vitest';
import type { FolderNode } from '../../../../../src/core/reports/panel/folderTree.ts';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { projectsTabReport } from '../../../../../src/core/reports/panel/projectsTabReport.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const everything: PanelFilter = { range: 'all', scope: 'all' };

function report(filter = everything) {
  const builder = new LedgerBuilder();
  const source = builder.source();
  const folders = { shop: '/code/shop', api: '/code/shop/packages/api', docs: '/code/docs' };
  for (const [id, folder] of Object.entries(folders)) {
    source.project(id, folder).session(id, { projectId: id, directory: folder });
  }
  source
    .session('lost', { projectId: '', directory: '' })
    .request('shop', { dollars: 1 })
    .request('api', { dollars: 2, model: 'openai/gpt' })
    .request('api', { dollars: 2, created: noon - 2 * day })
    .request('docs', { dollars: 3 })
    .request('lost', { dollars: 5 });
  return projectsTabReport(builder.ledger(), reportContext(), filter);
}

const flat = (nodes: readonly FolderNode[]): FolderNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

describe('the projects tab', () => {
  it('has a row for each project, the costliest first, and those nobody knows the folder of', () => {
    const { rows, totals } = report();
    expect(rows.map(({ folder, figures }) => [folder, figures.cost.amount / 1e9])).toEqual([
      ['', 5],
      ['/code/shop/packages/api', 4],
      ['/code/docs', 3],
      ['/code/shop', 1],
    ]);
    expect(totals.figures.cost.amount).toBe(13e9);
    expect(rows[1]?.models).toHaveLength(2);
  });

  it('names each by the shortest name that tells it from the others', () => {
    expect(report().rows.map(({ label }) => label)).toEqual(['', 'api', 'docs', 'shop']);
  });

  it('puts folders into a tree, each with everything below it', () => {
    const [root] = report().tree;
    expect(root?.figures.cost.amount).toBe(8e9);
    const nodes = flat(report().tree);
    const shop = nodes.find(({ folder }) => folder === '/code/shop');
    expect(shop?.figures.cost.amount).toBe(5e9);
    expect(shop?.figures.sessions).toBe(2);
    expect(shop?.children.map(({ name, project }) => [name, project])).toEqual([['packages/api', true]]);
    expect(nodes.filter(({ project }) => project)).toHaveLength(3);
  });

  it('draws the course of each project in the buckets of the report', () => {
    const { rows, buckets } = report({ ...everything, range: '7d' });
    for (const { course, figures } of rows) {
      expect(course).toHaveLength(buckets.length);
      expect(course.reduce((sum, amount) => sum + amount, 0)).toBe(figures.cost.amount);
    }
  });

  it('keeps to the filter', () => {
    const { rows } = report({ ...everything, models: ['openai/gpt'] });
    expect(rows.map(({ folder, figures }) => [folder, figures.cost.amount])).toEqual([
      ['/code/shop/packages/api', 2e9],
    ]);
  });
});
