import { EventEmitter, type Event, type LogOutputChannel, type TreeDataProvider, type TreeItem } from 'vscode';
import { RpcError } from '../../../protocol/rpc.ts';
import type { WorkerApi } from '../../../protocol/workerApi.ts';
import type { Config } from '../../config.ts';
import { Owner } from '../../lifecycle.ts';
import { logFailure } from '../../log.ts';
import { Throttle } from '../../store/throttle.ts';
import { TreeRedraw } from '../treeRedraw.ts';
import { groupItem, moreItem } from './groupItem.ts';
import { sessionItem } from './sessionItem.ts';
import { pageSize, type GroupNode, type MoreNode, type SessionNode, type SessionsNode } from './sessionsNode.ts';
import type { SessionsOptions } from './sessionsOptions.ts';
import { sessionTooltip } from './sessionTooltip.ts';
import { SessionTree, type Redraw } from './sessionTree.ts';

/** Least time between two looks at the sessions shown, ms. */
const refreshInterval = 250;

/** What the sessions view needs of the rest of the extension. */
export interface SessionsServices {
  readonly worker: { readonly api: Pick<WorkerApi, 'sessionGroups' | 'sessionPage' | 'session'> };
  readonly options: SessionsOptions;
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** Feeds the sessions view from the worker, page by page, and draws again only what moved. */
export class SessionsProvider extends Owner implements TreeDataProvider<SessionsNode> {
  readonly #redraw = this.own(new TreeRedraw<SessionsNode>());
  readonly onDidChangeTreeData: Event<SessionsNode | undefined> = this.#redraw.event;
  readonly #loaded = this.own(new EventEmitter<void>());
  /** The headings were read: what an empty view says may be different. */
  readonly onDidLoad: Event<void> = this.#loaded.event;
  readonly #tree = new SessionTree();
  readonly #services: SessionsServices;
  readonly #throttle = this.own(new Throttle(() => this.#refresh(), refreshInterval));
  #reading = new AbortController();

  constructor(services: SessionsServices) {
    super();
    this.#services = services;
    this.own(services.options.onDidChange(() => this.#startOver()));
    this.own({ dispose: () => this.#reading.abort() });
  }

  /** Top-level sessions listed, undefined before they were counted. */
  get count(): number | undefined {
    return this.#tree.groups?.reduce((sum, { group }) => sum + group.count, 0);
  }

  /** Looks again at what is shown. */
  refresh(): void {
    this.#throttle.request();
  }

  async loadMore({ group }: MoreNode): Promise<void> {
    group.wanted += pageSize;
    await this.#quietly(() => this.#readPage(group));
    this.#draw([group]);
  }

  getTreeItem(node: SessionsNode): TreeItem {
    const { query } = this.#services.options;
    if (node.kind === 'more') return moreItem(node);
    if (node.kind === 'session') return sessionItem(node, Date.now());
    const open = node.group.workspace || node === this.#tree.groups?.[0];
    const { timeZone } = this.#services.config.settings;
    return groupItem(node, { open, filtered: query.filter !== '', timeZone }, Date.now());
  }

  resolveTreeItem(item: TreeItem, node: SessionsNode): TreeItem {
    const { timeZone } = this.#services.config.settings;
    if (node.kind === 'session') item.tooltip = sessionTooltip(node.summary, timeZone, Date.now());
    return item;
  }

  async getChildren(node?: SessionsNode): Promise<SessionsNode[]> {
    const rows = [...(await this.#childrenOf(node))];
    if (node === undefined) this.#redraw.noteAnswer();
    return rows;
  }

  getParent(node: SessionsNode): SessionsNode | undefined {
    if (node.kind === 'group') return undefined;
    const parent = node.kind === 'more' ? node.group : node.parent;
    return this.#isFlat && parent.kind === 'group' ? undefined : parent;
  }

  /** The row of a session, read page by page if it must be; undefined when the list does not hold it. */
  async find(id: string): Promise<SessionNode | undefined> {
    const summary = await this.#services.worker.api.session(id);
    if (!summary) return undefined;
    await this.getChildren();
    const isLikely = ({ group }: GroupNode): boolean => group.folder === '' || group.folder === summary.projectFolder;
    for (const group of (this.#tree.groups ?? []).filter(isLikely)) {
      await this.#sessions(group);
      while (!this.#tree.find(id) && (group.sessions?.length ?? 0) < group.group.count) await this.loadMore(group.more);
      if (this.#tree.find(id)) break;
    }
    return this.#tree.find(id);
  }

  get #isFlat(): boolean {
    return this.#services.options.query.grouping === 'flat';
  }

  async #childrenOf(node: SessionsNode | undefined): Promise<readonly SessionsNode[]> {
    if (node?.kind === 'session') return node.children;
    if (node?.kind === 'more') return [];
    if (node) return this.#sessions(node);
    if (!this.#tree.groups) await this.#quietly(() => this.#readGroups());
    const groups = this.#tree.groups ?? [];
    const [only] = groups;
    return this.#isFlat && only ? this.#sessions(only) : groups;
  }

  async #sessions(group: GroupNode): Promise<readonly SessionsNode[]> {
    if (!group.sessions) await this.#quietly(() => this.#readPage(group));
    const sessions = group.sessions ?? [];
    return sessions.length < group.group.count && sessions.length > 0 ? [...sessions, group.more] : sessions;
  }

  async #refresh(): Promise<void> {
    if (!this.#tree.groups) {
      this.#draw('all');
      return;
    }
    await this.#quietly(async () => {
      const redraw: Redraw[] = [await this.#readGroups()];
      for (const group of this.#tree.groups ?? []) if (group.sessions) redraw.push(await this.#readPage(group));
      this.#draw(redraw.includes('all') ? 'all' : redraw.flatMap((rows) => rows as readonly SessionsNode[]));
    });
  }

  #startOver(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#tree.clear();
    this.#draw('all');
  }

  async #readGroups(): Promise<Redraw> {
    const { signal } = this.#reading;
    const groups = await this.#services.worker.api.sessionGroups(this.#services.options.query, signal);
    if (signal.aborted) return [];
    const redraw = this.#tree.setGroups(groups);
    this.#loaded.fire();
    return redraw;
  }

  async #readPage(group: GroupNode): Promise<Redraw> {
    const { signal } = this.#reading;
    const query = { ...this.#services.options.query, group: group.group.id, offset: 0, limit: group.wanted };
    const page = await this.#services.worker.api.sessionPage(query, signal);
    return signal.aborted ? [] : this.#tree.setPage(group, page, Date.now());
  }

  #draw(redraw: Redraw): void {
    if (redraw === 'all' || (this.#isFlat && redraw.some((node) => node.kind === 'group'))) {
      this.#redraw.all();
      return;
    }
    for (const node of new Set(redraw)) this.#redraw.one(node);
  }

  async #quietly(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      // A worker that stopped says so in the view itself, and a list that was left needs no answer.
      if (!(error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason))) {
        logFailure(this.#services.log, 'The sessions could not be listed', error);
      }
    }
  }
}
