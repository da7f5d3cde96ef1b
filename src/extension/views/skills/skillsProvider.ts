import { EventEmitter, type Event, type LogOutputChannel, type TreeDataProvider, type TreeItem } from 'vscode';
import type { SkillsReport } from '../../../core/skills/skillsReport.ts';
import { RpcError } from '../../../protocol/rpc.ts';
import type { WorkerApi } from '../../../protocol/workerApi.ts';
import type { Config } from '../../config.ts';
import { Owner } from '../../lifecycle.ts';
import { logFailure } from '../../log.ts';
import { Throttle } from '../../store/throttle.ts';
import { skillsItem } from './skillItem.ts';
import { skillGroups, type SkillGroupNode, type SkillsNode } from './skillsNode.ts';
import { skillTooltip } from './skillTooltip.ts';

/** Skills are files: they are looked at again at most this often, ms. */
const refreshInterval = 2000;

/** What the skills view needs of the rest of the extension. */
export interface SkillsServices {
  readonly worker: { readonly api: Pick<WorkerApi, 'skills'> };
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** Feeds the skills view; a report that says the same draws nothing. */
export class SkillsProvider extends Owner implements TreeDataProvider<SkillsNode> {
  readonly #redraw = this.own(new EventEmitter<SkillsNode | undefined>());
  readonly onDidChangeTreeData: Event<SkillsNode | undefined> = this.#redraw.event;
  readonly #services: SkillsServices;
  readonly #throttle = this.own(new Throttle(() => this.#read(), refreshInterval));
  #groups: readonly SkillGroupNode[] | undefined;
  #shown = '';
  #complete = true;

  constructor(services: SkillsServices) {
    super();
    this.#services = services;
  }

  /** Rows listed, undefined before they were read. */
  get count(): number | undefined {
    return this.#groups?.reduce((sum, group) => sum + group.children.length, 0);
  }

  /** False while tool calls are still being read: counts are then lower bounds. */
  get complete(): boolean {
    return this.#complete;
  }

  refresh(): void {
    this.#throttle.request();
  }

  getTreeItem(node: SkillsNode): TreeItem {
    return skillsItem(node, Date.now());
  }

  resolveTreeItem(item: TreeItem, node: SkillsNode): TreeItem {
    if (node.kind !== 'group') item.tooltip = skillTooltip(node, this.#services.config.settings.timeZone);
    return item;
  }

  getChildren(node?: SkillsNode): SkillsNode[] {
    if (node) return node.kind === 'group' ? [...node.children] : [];
    if (!this.#groups) this.refresh();
    return [...(this.#groups ?? [])];
  }

  async #read(): Promise<void> {
    try {
      this.#take(await this.#services.worker.api.skills());
    } catch (error) {
      if (!(error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason))) {
        logFailure(this.#services.log, 'The skills could not be listed', error);
      }
    }
  }

  #take(report: SkillsReport): void {
    if (this.disposed) return;
    const groups = skillGroups(report);
    const shown = JSON.stringify([groups, report.complete]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#groups = groups;
    this.#complete = report.complete;
    this.#redraw.fire(undefined);
  }
}
