import { l10n, window, type TreeView } from 'vscode';
import { ContextKey } from '../contextKey.ts';
import { Owner } from '../lifecycle.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { ReportTree, type ReportTreeParts, type TreeReport } from './reportTree.ts';

/** Why a view is empty, if it is. */
export type ReportViewState = 'loading' | 'stopped' | 'empty' | 'ready';

/** What a view of one report is made of. */
export interface ReportViewParts<Report extends TreeReport, Node> extends ReportTreeParts<Report, Node> {
  readonly viewId: string;
  /** The context key that tells its welcome texts apart. */
  readonly stateKey: string;
}

/** A view of one report: reads it again when figures moved, and asks for nothing while hidden. */
export class ReportView<Report extends TreeReport, Node> extends Owner {
  readonly provider: ReportTree<Report, Node>;
  readonly #view: TreeView<Node>;
  readonly #store: Pick<UsageStore, 'workerState' | 'onDidChange'>;
  readonly #parts: ReportViewParts<Report, Node>;
  readonly #state: ContextKey<ReportViewState>;
  #stale = true;

  constructor(store: Pick<UsageStore, 'workerState' | 'onDidChange'>, parts: ReportViewParts<Report, Node>) {
    super();
    this.#store = store;
    this.#parts = parts;
    this.#state = new ContextKey(parts.stateKey);
    this.provider = this.own(new ReportTree(parts));
    this.#view = this.own(
      window.createTreeView(parts.viewId, { treeDataProvider: this.provider, showCollapseAll: true }),
    );
    this.own(store.onDidChange((topic) => this.#changed(topic === 'figures')));
    this.own(this.#view.onDidChangeVisibility(() => this.#changed(false)));
    this.own(
      this.provider.onDidRead((ok) => {
        // What could not be read is tried again with the next change.
        this.#stale ||= !ok;
        this.#describe();
      }),
    );
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

  #readState(): ReportViewState {
    const { report } = this.provider;
    if (report === undefined) return this.#store.workerState === 'stopped' ? 'stopped' : 'loading';
    return this.#parts.roots(report).length === 0 ? 'empty' : 'ready';
  }
}
