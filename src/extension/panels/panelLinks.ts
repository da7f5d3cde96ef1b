import { window, type Disposable } from 'vscode';
import { readPanelLink } from '../../core/reports/panel/panelLink.ts';
import type { PanelView } from '../../core/reports/panel/panelLink.ts';

/** What a link that says nothing of the filter shows. */
const everything = { range: '30d', scope: 'all' } as const;

/** Follows links to views of the panel; any other path of ours leads nowhere. */
export function panelLinks(panel: { showView(view: PanelView): void }): Disposable {
  return window.registerUriHandler({
    handleUri({ path, query }) {
      if (path !== '/panel') return;
      const view = readPanelLink(query, everything);
      if (view) panel.showView(view);
    },
  });
}
