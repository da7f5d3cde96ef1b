import { Uri, ViewColumn, window, workspace, type LogOutputChannel, type WebviewPanel } from 'vscode';
import { needing } from '../../core/live/arrangeLive.ts';
import { serve, type RpcServer } from '../../protocol/rpc.ts';
import type { PanelView } from '../../core/reports/panel/panelLink.ts';
import type { GridMenuCommand } from '../../protocol/gridMenu.ts';
import type { HostApi, HostEvents } from '../../protocol/webviewApi.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import type { LiveStore } from '../live/liveStore.ts';
import { panelTypes } from '../manifest/panelTypes.ts';
import type { StoreTopic, UsageStore } from '../store/usageStore.ts';
import { Latch } from './latch.ts';
import { panelHost, type PanelServices } from './panelHost.ts';
import { webviewChannel } from './webviewChannel.ts';
import { resourceRoots, webviewHtml } from './webviewHtml.ts';

/** The tab's name: the product's is on the container already. */
const title = 'Observatory';

/** What the panel needs of the rest of the extension. */
export interface AnalyticsServices extends Omit<PanelServices, 'pageIsUp'> {
  readonly extensionUri: Uri;
  readonly store: UsageStore;
  readonly config: Config;
  readonly log: LogOutputChannel;
  readonly live: Pick<LiveStore, 'report' | 'onDidChange' | 'setVisible'>;
}

/** The analytics panel: one per window, back after a reload, told of changes only while it is seen. */
export class AnalyticsPanel extends Owner {
  readonly #services: AnalyticsServices;
  #panel: WebviewPanel | undefined;
  #server: RpcServer<HostEvents> | undefined;
  readonly #wanted = new Latch<(server: RpcServer<HostEvents>) => void>((tell) => this.#server && tell(this.#server));

  constructor(services: AnalyticsServices) {
    super();
    this.#services = services;
    this.own(
      window.registerWebviewPanelSerializer(panelTypes.analytics, {
        deserializeWebviewPanel: (panel) => Promise.resolve(this.#adopt(panel)),
      }),
    );
    this.own(services.store.onDidChange((topic) => this.#tell(topic)));
    this.own(services.live.onDidChange(() => this.#tellLive()));
    this.own(services.config.onDidChange(() => this.#tellAmbient()));
    this.own(workspace.onDidChangeWorkspaceFolders(() => this.#tellAmbient()));
    this.own({ dispose: () => void this.#panel?.dispose() });
  }

  /** Opens the panel, or brings the open one to the front. */
  open(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const panel = window.createWebviewPanel(panelTypes.analytics, title, ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: resourceRoots(this.#services.extensionUri),
    });
    this.#adopt(panel);
  }

  /** Opens the panel on a tab, by its id. */
  showTab(tab: string): void {
    this.#wanted.give((server) => server.emit('showTab', { tab }));
    this.open();
  }

  /** Opens the panel on a tab with a filter. */
  showView(view: PanelView): void {
    this.#wanted.give((server) => server.emit('showView', view));
    this.open();
  }

  /** Hands on what was picked from the context menu of a row. */
  runGridMenu(command: GridMenuCommand): void {
    this.#audience?.emit('gridMenu', command);
  }

  #adopt(panel: WebviewPanel): void {
    if (this.#panel) {
      panel.dispose();
      return;
    }
    const { extensionUri, log } = this.#services;
    const icon = (kind: string): Uri => Uri.joinPath(extensionUri, 'media', `panel-${kind}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(extensionUri) };
    const server = serve<HostApi, HostEvents>(
      webviewChannel(panel.webview, log),
      panelHost({ ...this.#services, pageIsUp: () => this.#pageIsUp() }),
    );
    panel.onDidChangeViewState(() => {
      this.#services.live.setVisible('panel', panel.visible);
      if (!panel.visible) this.#wanted.shut();
    });
    panel.onDidDispose(() => {
      this.#wanted.shut();
      server.close();
      this.#services.live.setVisible('panel', false);
      this.#panel = undefined;
      this.#server = undefined;
    });
    this.#panel = panel;
    this.#server = server;
    this.#services.live.setVisible('panel', panel.visible);
    panel.webview.html = webviewHtml(panel.webview, extensionUri, title);
  }

  /** The server when somebody is looking: a hidden page is gone and asks again when it comes back. */
  get #audience(): RpcServer<HostEvents> | undefined {
    return this.#panel?.visible ? this.#server : undefined;
  }

  #tell(topic: StoreTopic): void {
    const { status, sources, progress } = this.#services.store;
    if (topic === 'figures' && status) this.#audience?.emit('changed', { revision: status.revision });
    if (topic === 'sources' && sources) this.#audience?.emit('sources', sources);
    if (topic === 'progress') this.#audience?.emit('progress', progress);
  }

  /** A page that has come up knows nothing of what was told before. */
  #pageIsUp(): void {
    this.#wanted.open();
    this.#tellLive();
  }

  #tellLive(): void {
    const { report } = this.#services.live;
    if (report !== undefined) this.#audience?.emit('live', { needing: needing(report) });
  }

  #tellAmbient(): void {
    this.#audience?.emit('ambient', this.#services.ambient());
  }
}
