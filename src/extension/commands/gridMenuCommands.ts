import type { Disposable } from 'vscode';
import * as v from 'valibot';
import type { GridMenuAction } from '../../protocol/gridMenu.ts';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';

/** What the page wrote into `data-vscode-context` of the row a menu was opened on. */
const rowContext = v.object({
  grid: v.pipe(v.string(), v.maxLength(100)),
  row: v.pipe(v.string(), v.maxLength(5000)),
  column: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
});

/** Tables of an inspector begin like this; all others are the panel's. */
const ofInspector = 'inspector-';

/** The context menu of a page's rows: the page knows the row, so the choice is handed on to it. */
export function gridMenuCommands({ log, analytics, inspectors }: Services): Disposable[] {
  const pass =
    (action: GridMenuAction) =>
    (argument?: unknown): void => {
      const row = v.safeParse(rowContext, argument);
      if (!row.success) return;
      const pages = row.output.grid.startsWith(ofInspector) ? inspectors : analytics;
      pages.runGridMenu({ action, ...row.output });
    };
  return registerCommands(log, {
    [commandIds.copyPanelValue]: pass('copyValue'),
    [commandIds.copyPanelRow]: pass('copyRow'),
    [commandIds.copyPanelTable]: pass('copyCsv'),
    [commandIds.filterPanelByRow]: pass('filterBy'),
    [commandIds.exportPanelTable]: pass('export'),
  });
}
