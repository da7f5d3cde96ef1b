import { EventEmitter, window, type Event, type WebviewPanel } from 'vscode';
import { Owner } from '../lifecycle.ts';
import { resourceRoots } from '../panels/webviewHtml.ts';
import { ObservatoryPane, type PaneServices } from './observatoryPane.ts';
import type { PaneName } from './paneName.ts';
import { panePlaces } from './paneName.ts';
import { titleOf } from './paneTitle.ts';

/** The panes that are open: each at most once in a window, back after a reload where they stood. */
export class ObservatoryPanes extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  /** One was opened, came back or was closed. */
  readonly onDidChange: Event<void> = this.#changed.event;
  readonly #services: PaneServices;
  readonly #open = new Map<PaneName, WebviewPanel>();

  constructor(services: PaneServices) {
    super();
    this.#services = services;
    for (const { name, type } of panePlaces) {
      this.own(
        window.registerWebviewPanelSerializer(type, {
          deserializeWebviewPanel: (panel) => Promise.resolve(this.#adopt(name, panel)),
        }),
      );
    }
  }

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** Opens every pane in its group; one that is open already is brought to the front there. */
  openAll(): void {
    for (const { name, type, group } of panePlaces) {
      const open = this.#open.get(name);
      if (open) {
        open.reveal(group, true);
        continue;
      }
      const place = { viewColumn: group, preserveFocus: true };
      const options = { enableScripts: true, localResourceRoots: resourceRoots(this.#services.extensionUri) };
      this.#adopt(name, window.createWebviewPanel(type, titleOf(name), place, options));
    }
  }

  closeAll(): void {
    for (const panel of [...this.#open.values()]) panel.dispose();
  }

  #adopt(name: PaneName, panel: WebviewPanel): void {
    if (this.#open.has(name)) {
      panel.dispose();
      return;
    }
    const pane = this.own(new ObservatoryPane(name, panel, this.#services));
    this.#open.set(name, panel);
    panel.onDidDispose(() => {
      pane.dispose();
      this.#open.delete(name);
      this.#changed.fire();
    });
    this.#changed.fire();
  }
}
