import { EventEmitter, type Event, type LogOutputChannel, type MarkdownString } from 'vscode';
import type { TreeDataProvider, TreeItem } from 'vscode';
import { RpcError } from '../../protocol/rpc.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import { Throttle } from '../store/throttle.ts';
import { TreeRedraw } from './treeRedraw.ts';

/** Reports are read again at most this often, ms. */
const refreshInterval = 2000;

/** What every report of a tree says of itself. */
export interface TreeReport {
  readonly revision: number;
  /** False while tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
}

/** How a report becomes a tree. */
export interface ReportTreeParts<Report extends TreeReport, Node> {
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
  readonly read: () => Promise<Report>;
  /** What the log says when it cannot be read. */
  readonly failure: string;
  readonly roots: (report: Report) => readonly Node[];
  readonly below: (node: Node) => readonly Node[];
  readonly item: (node: Node, now: number) => TreeItem;
  readonly tooltip: (node: Node, timeZone: string) => MarkdownString | undefined;
}

/** Feeds a view with the rows of one report; a report that says the same draws nothing. */
export class ReportTree<Report extends TreeReport, Node> extends Owner implements TreeDataProvider<Node> {
  readonly #redraw = this.own(new TreeRedraw<Node>());
  readonly onDidChangeTreeData: Event<Node | undefined> = this.#redraw.event;
  readonly #ended = this.own(new EventEmitter<boolean>());
  /** A reading has ended: true when it brought a report. */
  readonly onDidRead: Event<boolean> = this.#ended.event;
  readonly #parts: ReportTreeParts<Report, Node>;
  readonly #throttle = this.own(new Throttle(() => this.#read(), refreshInterval));
  #waiting: (() => void)[] = [];
  #report: Report | undefined;
  #roots: readonly Node[] = [];
  #shown = '';

  constructor(parts: ReportTreeParts<Report, Node>) {
    super();
    this.#parts = parts;
    this.own({ dispose: () => this.#release() });
  }

  /** The last answer, undefined before the first. */
  get report(): Report | undefined {
    return this.#report;
  }

  refresh(): void {
    this.#throttle.request();
  }

  getTreeItem(node: Node): TreeItem {
    return this.#parts.item(node, Date.now());
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    const tooltip = this.#parts.tooltip(node, this.#parts.config.settings.timeZone);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  /** The first answer waits for the report: an empty one would be told from the true one by a race. */
  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return [...this.#parts.below(node)];
    if (this.#report === undefined && !this.disposed) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        this.refresh();
      });
    }
    this.#redraw.noteAnswer();
    return [...this.#roots];
  }

  async #read(): Promise<void> {
    let ok = false;
    try {
      const report = await this.#parts.read();
      ok = true;
      this.#take(report);
    } catch (error) {
      const isSilent = error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason);
      if (!isSilent) logFailure(this.#parts.log, this.#parts.failure, error);
    } finally {
      this.#release();
      this.#ended.fire(ok);
    }
  }

  #take(report: Report): void {
    if (this.disposed) return;
    const shown = JSON.stringify({ ...report, revision: 0 });
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#report = report;
    this.#roots = this.#parts.roots(report);
    // Who waits gets the rows as the answer.
    if (this.#waiting.length === 0) this.#redraw.all();
  }

  #release(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}
