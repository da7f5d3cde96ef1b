import { l10n, window, type TreeView } from 'vscode';
import { arrangeLive, needing } from '../../../core/live/arrangeLive.ts';
import { isWorking } from '../../../core/live/liveState.ts';
import { ContextKey } from '../../contextKey.ts';
import { Owner } from '../../lifecycle.ts';
import type { LiveStore } from '../../live/liveStore.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import { joined } from '../../text/words.ts';
import type { LiveNode } from './liveNode.ts';
import type { LiveOptions } from './liveOptions.ts';
import { LiveProvider } from './liveProvider.ts';
import { liveRows } from './liveRows.ts';
import { troubleText } from './liveWords.ts';

/** Why the live view is empty, if it is. */
export type LiveViewState = 'loading' | 'none' | 'hidden' | 'ready';

/** Durations of what works move in these steps: a row that is drawn anew each second lets no hover come up, ms. */
const stepMs = 5000;
/** Those of what rests need no more than this, ms. */
const minuteMs = 60_000;

/** The live view: which agent does what, which waits for the user; its badge counts those. */
export class LiveView extends Owner {
  readonly #provider = this.own(new LiveProvider());
  readonly #view: TreeView<LiveNode>;
  readonly #store: LiveStore;
  readonly #options: LiveOptions;
  readonly #state = new ContextKey<LiveViewState>(contextKeys.liveState);
  readonly #grouping = new ContextKey<string>(contextKeys.liveGrouping);
  readonly #filtered = new ContextKey<boolean>(contextKeys.liveFiltered);
  #clock: NodeJS.Timeout | undefined;

  constructor(store: LiveStore, options: LiveOptions) {
    super();
    this.#store = store;
    this.#options = options;
    this.#view = this.own(
      window.createTreeView(viewIds.live, { treeDataProvider: this.#provider, showCollapseAll: true }),
    );
    this.own(store.onDidChange(() => this.#show()));
    this.own(options.onDidChange(() => this.#show()));
    this.own(this.#view.onDidChangeVisibility(() => this.#visibility()));
    this.own(
      this.#view.onDidChangeSelection(({ selection }) => {
        for (const { session } of selection) if (session !== null) store.markSeen(session.id);
      }),
    );
    this.own({ dispose: () => clearTimeout(this.#clock) });
    this.#visibility();
  }

  #visibility(): void {
    this.#store.setVisible('live view', this.#view.visible);
    this.#show();
  }

  #show(): void {
    clearTimeout(this.#clock);
    const { report } = this.#store;
    const { query } = this.#options;
    this.#grouping.set(query.grouping);
    this.#filtered.set(query.filter !== '');
    this.#describe();
    if (report === undefined || !this.#view.visible) {
      if (report === undefined) this.#state.set('loading');
      return;
    }
    const now = Math.floor(Date.now() / stepMs) * stepMs;
    this.#provider.show(liveRows(arrangeLive(report, query), query, now));
    const any = report.sessions.length + report.unmatched.length > 0;
    this.#state.set(this.#provider.roots.length > 0 ? 'ready' : any ? 'hidden' : 'none');
    if (this.#provider.roots.length === 0) return;
    const busy = report.sessions.some(({ state }) => isWorking(state) || state === 'waiting');
    this.#clock = setTimeout(() => this.#show(), busy ? stepMs : minuteMs);
  }

  #describe(): void {
    const { report } = this.#store;
    const { query } = this.#options;
    const count = report === undefined ? 0 : needing(report);
    const tooltip = count === 1 ? l10n.t('1 session needs you') : l10n.t('{0} sessions need you', count);
    if ((this.#view.badge?.value ?? 0) !== count)
      this.#view.badge = count === 0 ? undefined : { value: count, tooltip };
    const description = joined([
      query.filter === '' ? '' : l10n.t('filter: {0}', query.filter),
      query.background ? l10n.t('with background') : '',
    ]);
    if (this.#view.description !== description) this.#view.description = description;
    const trouble = report?.trouble ?? null;
    const message = joined([trouble === null ? '' : troubleText(trouble), report?.serverTrouble ?? '']);
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
  }
}
