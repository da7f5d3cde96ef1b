import { commands, l10n, Uri, type LogOutputChannel, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import type { PaneApi, PaneContent, PaneEvents } from '../../protocol/paneApi.ts';
import { RpcError, serve } from '../../protocol/rpc.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { webviewChannel } from '../panels/webviewChannel.ts';
import { resourceRoots, webviewHtml } from '../panels/webviewHtml.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { Throttle } from '../store/throttle.ts';
import { timeText } from '../text/format.ts';
import type { BareContent } from './paneContent.ts';
import type { PaneName } from './paneName.ts';
import { readPane, type PaneSources } from './paneReader.ts';
import { titleOf } from './paneTitle.ts';

/** What a pane needs of the rest of the extension. */
export interface PaneServices extends PaneSources {
  readonly extensionUri: Uri;
  readonly store: Pick<UsageStore, 'onDidChange'>;
  readonly config: Pick<Config, 'settings' | 'onDidChange'>;
  readonly log: LogOutputChannel;
}

/** The only messages a pane's page may send. */
const paneMessage = v.variant('kind', [
  v.object({
    kind: v.literal('call'),
    id: v.pipe(v.number(), v.integer()),
    method: v.picklist(['ready', 'openSession']),
    parameter: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  v.object({ kind: v.literal('cancel'), id: v.pipe(v.number(), v.integer()) }),
]);

const panePage = { script: 'pane.js', style: 'webview.css' };

/** The history moves with every commit; more often it would be watched, not read, ms. */
const historyInterval = 2000;

/**
 * One pane of the observability layout. Live, daily and models look again at their own intervals, as the workflow has it,
 * the history when figures moved; a pane nobody sees looks at nothing.
 */
export class ObservatoryPane extends Owner {
  readonly #name: PaneName;
  readonly #panel: WebviewPanel;
  readonly #services: PaneServices;
  readonly #server;
  readonly #moved = this.own(new Throttle(() => this.#tell(), historyInterval));
  #timer: NodeJS.Timeout | undefined;

  constructor(name: PaneName, panel: WebviewPanel, services: PaneServices) {
    super();
    const { extensionUri, log, store, config } = services;
    this.#name = name;
    this.#panel = panel;
    this.#services = services;
    const icon = (kind: string): Uri => Uri.joinPath(extensionUri, 'media', `panel-${kind}.svg`);
    panel.title = titleOf(name);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(extensionUri) };
    this.#server = serve<PaneApi, PaneEvents>(webviewChannel(panel.webview, log, paneMessage), {
      ready: () => this.#read(),
      openSession: async (id) => {
        await commands.executeCommand(commandIds.inspectSession, id);
      },
    });
    this.own({ dispose: () => this.#server.close() });
    this.own({ dispose: () => clearInterval(this.#timer) });
    this.own(panel.onDidChangeViewState(() => this.#schedule()));
    this.own(config.onDidChange(() => this.#schedule()));
    this.own(store.onDidChange((topic) => topic === 'figures' && name === 'history' && this.#moved.request()));
    panel.webview.html = webviewHtml(panel.webview, extensionUri, titleOf(name), panePage);
    this.#schedule();
  }

  #schedule(): void {
    clearInterval(this.#timer);
    const interval = this.#interval;
    if (this.#panel.visible && interval > 0) this.#timer = setInterval(() => void this.#tell(), interval * 1000);
  }

  /** Seconds; 0 for a pane that follows the figures. */
  get #interval(): number {
    const { liveRefresh, dailyRefresh, modelsRefresh } = this.#services.config.settings.layout;
    return { live: liveRefresh, daily: dailyRefresh, models: modelsRefresh, history: 0 }[this.#name];
  }

  async #tell(): Promise<void> {
    if (!this.#panel.visible) return;
    const content = await this.#read();
    if (!this.disposed) this.#server.emit('content', content);
  }

  /** Never fails: a pane that cannot be read says so, and the next look tries again. */
  async #read(): Promise<PaneContent> {
    try {
      return { ...(await readPane(this.#name, this.#services)), asOf: this.#asOf() };
    } catch (error) {
      if (!RpcError.isCancelled(error))
        logFailure(this.#services.log, `The pane ${this.#name} could not be read`, error);
      return { ...this.#unread(error), asOf: this.#asOf() };
    }
  }

  #unread(error: unknown): BareContent {
    const why = error instanceof Error ? error.message : String(error);
    const empty = l10n.t('This could not be read: {0}', why);
    return { title: titleOf(this.#name), note: '', head: [], rows: [], total: [], empty };
  }

  #asOf(): string {
    const time = timeText(Date.now(), this.#services.config.settings.timeZone);
    const interval = this.#interval;
    return interval === 0 ? l10n.t('as of {0}', time) : l10n.t('as of {0}, every {1} s', time, interval);
  }
}
