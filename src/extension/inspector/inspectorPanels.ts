import { l10n, ViewColumn, window, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import type { GridMenuCommand } from '../../protocol/gridMenu.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { panelTypes } from '../manifest/panelTypes.ts';
import { resourceRoots } from '../panels/webviewHtml.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { inspectedId } from './inspectorMessages.ts';
import { InspectorPanel, type InspectorPanelServices } from './inspectorPanel.ts';
import { RecordedDocuments } from './recordedDocuments.ts';

/** What the inspectors need of the rest of the extension. */
export interface InspectorsServices extends Omit<InspectorPanelServices, 'documents'> {
  readonly store: UsageStore;
  readonly config: Config;
}

const savedState = v.object({ session: inspectedId });

/** The inspectors: a tab for each session, back after a reload. */
export class InspectorPanels extends Owner {
  readonly #services: InspectorPanelServices;
  readonly #panels = new Map<string, InspectorPanel>();

  constructor(services: InspectorsServices) {
    super();
    this.#services = { ...services, documents: this.own(new RecordedDocuments(services.worker)) };
    this.own(
      window.registerWebviewPanelSerializer(panelTypes.inspector, {
        deserializeWebviewPanel: (panel, state) => Promise.resolve(this.#restore(panel, state)),
      }),
    );
    const { store, config, ambient } = services;
    this.own(
      store.onDidChange((topic) => {
        const { status } = store;
        if (topic === 'figures' && status) this.#tell('changed', { revision: status.revision });
      }),
    );
    this.own(config.onDidChange(() => this.#tell('ambient', ambient())));
    this.own({ dispose: () => [...this.#panels.values()].forEach((panel) => panel.dispose()) });
  }

  /** Opens the tab of a session, or brings the open one to the front. */
  open(session: string): void {
    const known = this.#panels.get(session);
    if (known) {
      known.reveal();
      return;
    }
    const panel = window.createWebviewPanel(panelTypes.inspector, l10n.t('Session'), ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: resourceRoots(this.#services.extensionUri),
    });
    this.#adopt(panel, session);
  }

  /** Hands on what was picked from the context menu of a row: a menu opens in the tab it was asked for in. */
  runGridMenu(command: GridMenuCommand): void {
    for (const panel of this.#panels.values()) if (panel.active) panel.tell('gridMenu', command);
  }

  #restore(panel: WebviewPanel, state: unknown): void {
    const saved = v.safeParse(savedState, state);
    if (saved.success && !this.#panels.has(saved.output.session)) this.#adopt(panel, saved.output.session);
    else panel.dispose();
  }

  #adopt(panel: WebviewPanel, session: string): void {
    const adopted = new InspectorPanel(panel, session, this.#services, () => this.#panels.delete(session));
    this.#panels.set(session, adopted);
  }

  #tell(...told: Parameters<InspectorPanel['tell']>): void {
    for (const panel of this.#panels.values()) panel.tell(...told);
  }
}
