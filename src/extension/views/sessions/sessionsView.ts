import { l10n, window, type TreeView } from 'vscode';
import { ContextKey } from '../../contextKey.ts';
import { Owner } from '../../lifecycle.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import { dataState, worstFailure } from '../../store/dataState.ts';
import type { UsageStore } from '../../store/usageStore.ts';
import { joined } from '../../text/words.ts';
import { ViewProgress } from '../viewProgress.ts';
import type { SessionsNode } from './sessionsNode.ts';
import { SessionsProvider, type SessionsServices } from './sessionsProvider.ts';
import { sessionsState, type SessionsState } from './sessionsState.ts';

/** The sessions view: keeps the tree current while it is seen, and says in words what it shows or why it is empty. */
export class SessionsView extends Owner {
  readonly provider: SessionsProvider;
  readonly #view: TreeView<SessionsNode>;
  readonly #store: UsageStore;
  readonly #services: SessionsServices;
  readonly #state = new ContextKey<SessionsState>(contextKeys.sessionsState);
  readonly #grouping = new ContextKey<string>(contextKeys.grouping);
  readonly #filtered = new ContextKey<boolean>(contextKeys.filtered);
  #stale = false;

  constructor(store: UsageStore, services: SessionsServices) {
    super();
    this.#store = store;
    this.#services = services;
    this.provider = this.own(new SessionsProvider(services));
    this.#view = this.own(
      window.createTreeView(viewIds.sessions, { treeDataProvider: this.provider, showCollapseAll: true }),
    );
    this.own(new ViewProgress(viewIds.sessions, store));
    this.own(store.onDidChange((topic) => this.#changed(topic === 'figures')));
    this.own(this.provider.onDidLoad(() => this.#describe()));
    this.own(services.options.onDidChange(() => this.#describe()));
    this.own(this.#view.onDidChangeVisibility(() => this.#changed(this.#stale)));
    this.#describe();
  }

  /** Selects a session in the tree; false when the list, as filtered, does not hold it. */
  async reveal(id: string): Promise<boolean> {
    const node = await this.provider.find(id);
    if (node) await this.#view.reveal(node, { select: true, focus: true });
    return node !== undefined;
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
    const { query } = this.#services.options;
    const { status, sources, workerState } = this.#store;
    this.#grouping.set(query.grouping);
    this.#filtered.set(query.filter !== '');
    this.#state.set(
      sessionsState({ data: dataState(workerState, sources), sources, query, count: this.provider.count }),
    );
    const found = query.filter === '' ? '' : l10n.t('filter: {0}', query.filter);
    const description = joined([
      status?.demo ? l10n.t('demo data') : '',
      found,
      query.archived ? l10n.t('with archived') : '',
    ]);
    if (this.#view.description !== description) this.#view.description = description;
    const message = (this.#state.value === 'ready' ? worstFailure(sources)?.failure.message : '') ?? '';
    if (this.#view.message !== message) this.#view.message = message;
  }
}
