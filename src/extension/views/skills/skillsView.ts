import { l10n, window, type TreeView } from 'vscode';
import { ContextKey } from '../../contextKey.ts';
import { Owner } from '../../lifecycle.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import type { UsageStore } from '../../store/usageStore.ts';
import type { SkillsNode } from './skillsNode.ts';
import { SkillsProvider, type SkillsServices } from './skillsProvider.ts';

/** Why the skills view is empty, if it is. */
export type SkillsState = 'loading' | 'stopped' | 'empty' | 'ready';

/** The skills view: what agents can load, what they did load, and what they asked for in vain. */
export class SkillsView extends Owner {
  readonly provider: SkillsProvider;
  readonly #view: TreeView<SkillsNode>;
  readonly #store: UsageStore;
  readonly #state = new ContextKey<SkillsState>(contextKeys.skillsState);
  #stale = true;

  constructor(store: UsageStore, services: SkillsServices) {
    super();
    this.#store = store;
    this.provider = this.own(new SkillsProvider(services));
    this.#view = this.own(
      window.createTreeView(viewIds.skills, { treeDataProvider: this.provider, showCollapseAll: true }),
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
    const description = this.provider.complete ? '' : l10n.t('still counting');
    if (this.#view.description !== description) this.#view.description = description;
  }

  #readState(): SkillsState {
    if (this.provider.count !== undefined) return this.provider.count === 0 ? 'empty' : 'ready';
    return this.#store.workerState === 'stopped' ? 'stopped' : 'loading';
  }
}
