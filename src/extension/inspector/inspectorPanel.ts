import { type LogOutputChannel, Uri, type WebviewPanel } from 'vscode';
import { cleanLine } from '../../core/format/cleanLine.ts';
import { serve, type RpcServer } from '../../protocol/rpc.ts';
import type { InspectorPageApi, InspectorPageEvents } from '../../protocol/inspectorPage.ts';
import { webviewChannel } from '../panels/webviewChannel.ts';
import { pageMessage } from '../panels/webviewMessages.ts';
import { resourceRoots, webviewHtml } from '../panels/webviewHtml.ts';
import { inspectorHost, type InspectorServices } from './inspectorHost.ts';
import { inspectorMethods } from './inspectorMessages.ts';

/** Longest title of a tab, in letters: VS Code shows no more. */
const maximumTitle = 40;

/** What the tab of one session needs of the rest of the extension. */
export interface InspectorPanelServices extends InspectorServices {
  readonly extensionUri: Uri;
  readonly log: LogOutputChannel;
}

/** The tab of one session: told of changes only while it is seen. */
export class InspectorPanel {
  readonly #panel: WebviewPanel;
  readonly #server: RpcServer<InspectorPageEvents>;

  constructor(panel: WebviewPanel, session: string, services: InspectorPanelServices, closed: () => void) {
    const { extensionUri, log } = services;
    const icon = (kind: string): Uri => Uri.joinPath(extensionUri, 'media', `inspector-${kind}.svg`);
    this.#panel = panel;
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(extensionUri) };
    const host = inspectorHost(session, services, (inspection) => {
      const title = cleanLine(inspection.session.title, maximumTitle) || session;
      if (panel.title !== title) panel.title = title;
    });
    const channel = webviewChannel(panel.webview, log, pageMessage(inspectorMethods));
    this.#server = serve<InspectorPageApi, InspectorPageEvents>(channel, host);
    panel.onDidDispose(() => {
      this.#server.close();
      closed();
    });
    const page = { script: 'inspector.js', style: 'inspector.css', data: { session } };
    panel.webview.html = webviewHtml(panel.webview, extensionUri, panel.title, page);
  }

  /** True while it is the editor the user works in. */
  get active(): boolean {
    return this.#panel.active;
  }

  /** Brings the tab to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  /** Tells the page, when somebody is looking: a hidden page is gone and asks again when it comes back. */
  tell<Name extends keyof InspectorPageEvents>(name: Name, payload: InspectorPageEvents[Name]): void {
    if (this.#panel.visible) this.#server.emit(name, payload);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
