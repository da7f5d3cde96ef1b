import { l10n, window, type TreeView } from 'vscode';
import { ContextKey } from '../../contextKey.ts';
import { Owner } from '../../lifecycle.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import type { UsageStore } from '../../store/usageStore.ts';
import type { McpNode } from './mcpNode.ts';
import { McpProvider, type McpServices } from './mcpProvider.ts';

/** Why the MCP view is empty, if it is. */
export type McpState = 'loading' | 'stopped' | 'empty' | 'ready';

/** The MCP view: which servers agents can call, where each is configured, and how it fares. Asks for nothing while hidden. */
export class McpView extends Owner {
  readonly provider: McpProvider;
  readonly #view: TreeView<McpNode>;
  readonly #store: UsageStore;
  readonly #state = new ContextKey<McpState>(contextKeys.mcpState);
  #stale = true;

  constructor(store: UsageStore, services: McpServices) {
    super();
    this.#store = store;
    this.provider = this.own(new McpProvider(services));
    this.#view = this.own(
      window.createTreeView(viewIds.mcp, { treeDataProvider: this.provider, showCollapseAll: true }),
    );
    this.own(store.onDidChange((topic) => this.#changed(topic === 'figures')));
    this.own(this.#view.onDidChangeVisibility(() => this.#changed(this.#stale)));
    this.own(this.provider.onDidChangeTreeData(() => this.#describe()));
    this.#describe();
  }

  #changed(figures: boolean): void {
    this.#stale ||= figures;
    if (this.#stale && this.#view.visible) {
      this.#stale = false;
      this.provider.refresh();
    }
    this.#describe();
  }

  #describe(): void {
    this.#state.set(this.#readState());
    const description = (this.provider.report?.complete ?? true) ? '' : l10n.t('still counting');
    if (this.#view.description !== description) this.#view.description = description;
  }

  #readState(): McpState {
    const { report } = this.provider;
    if (report === undefined) return this.#store.workerState === 'stopped' ? 'stopped' : 'loading';
    return report.servers.length + report.problems.length === 0 ? 'empty' : 'ready';
  }
}
