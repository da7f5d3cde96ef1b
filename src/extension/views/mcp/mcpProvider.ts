import { EventEmitter, type Event, type LogOutputChannel, type TreeDataProvider, type TreeItem } from 'vscode';
import type { McpReport } from '../../../core/mcp/mcpReport.ts';
import { RpcError } from '../../../protocol/rpc.ts';
import type { McpApi } from '../../../protocol/mcpApi.ts';
import type { Config } from '../../config.ts';
import { Owner } from '../../lifecycle.ts';
import { logFailure } from '../../log.ts';
import { Throttle } from '../../store/throttle.ts';
import { mcpItem } from './mcpItem.ts';
import { mcpChildren, mcpRoots, type McpNode } from './mcpNode.ts';
import { mcpTooltip } from './mcpTooltip.ts';

/** Counts move with the sessions: they are looked at again at most this often, ms. */
const refreshInterval = 2000;

/** What the MCP view needs of the rest of the extension. */
export interface McpServices {
  readonly worker: { readonly api: McpApi };
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** Feeds the MCP view; a report that says the same draws nothing. */
export class McpProvider extends Owner implements TreeDataProvider<McpNode> {
  readonly #redraw = this.own(new EventEmitter<McpNode | undefined>());
  readonly onDidChangeTreeData: Event<McpNode | undefined> = this.#redraw.event;
  readonly #services: McpServices;
  readonly #throttle = this.own(new Throttle(() => this.#read(), refreshInterval));
  #report: McpReport | undefined;
  #shown = '';

  constructor(services: McpServices) {
    super();
    this.#services = services;
  }

  /** The last answer, undefined before the first. */
  get report(): McpReport | undefined {
    return this.#report;
  }

  refresh(): void {
    this.#throttle.request();
  }

  getTreeItem(node: McpNode): TreeItem {
    return mcpItem(node, Date.now());
  }

  resolveTreeItem(item: TreeItem, node: McpNode): TreeItem {
    const tooltip = mcpTooltip(node, this.#services.config.settings.timeZone);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  getChildren(node?: McpNode): McpNode[] {
    if (node) return [...mcpChildren(node)];
    if (!this.#report) this.refresh();
    return this.#report ? [...mcpRoots(this.#report)] : [];
  }

  async #read(): Promise<void> {
    try {
      this.#take(await this.#services.worker.api.mcpServers());
    } catch (error) {
      if (error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason)) return;
      logFailure(this.#services.log, 'The MCP servers could not be listed', error);
    }
  }

  #take(report: McpReport): void {
    if (this.disposed) return;
    const shown = JSON.stringify([report.servers, report.problems, report.complete]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#report = report;
    this.#redraw.fire(undefined);
  }
}
