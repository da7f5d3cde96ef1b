import type { ModelId } from '../../core/model/modelId.ts';
import type { Project } from '../../core/model/project.ts';
import type { Session } from '../../core/model/session.ts';
import type { PriceList } from '../../core/pricing/priceList.ts';
import type { ReportContext } from '../../core/reports/reportContext.ts';
import { usualCostLimit } from '../../core/reports/usage/costLimit.ts';
import type { WorkspaceMatcher } from '../../core/workspace/workspaceMatcher.ts';
import { pathKey } from '../../core/workspace/pathKey.ts';
import { createWorkspaceMatcher } from '../../core/workspace/workspaceMatcher.ts';
import type { LogLine, WorkerOptions } from '../../protocol/workerApi.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import { isCaseInsensitive } from '../discovery/machine.ts';
import { McpConfigs } from '../mcp/mcpConfigs.ts';
import { OpenCodePrices } from '../prices/openCodePrices.ts';
import { OverridePrices } from '../prices/overridePrices.ts';
import { PriceBook } from '../prices/priceBook.ts';
import type { AgentProcesses } from '../processes/agentProcesses.ts';
import { isAgentIn } from '../processes/isAgentIn.ts';
import { MarkStore } from '../marks/markStore.ts';
import { SkillScanner } from '../skills/skillScanner.ts';
import { TelemetryFiles } from '../telemetry/telemetryFiles.ts';
import { RealPaths } from './realPaths.ts';

/** What the surroundings are made of. */
export interface SurroundingsOptions {
  readonly machine: Machine;
  readonly tree: FileTree;
  readonly options: WorkerOptions;
  /** Folders whose skills and configuration count; the workspace's, unless demo data is shown. */
  readonly skillFolders: readonly string[];
  readonly processes: AgentProcesses;
  readonly catalogue: PriceList;
  readonly log: (line: LogLine) => void;
}

/** All that reports ask besides the usage itself: the workspace, the prices, the skills on disk, the processes. */
export class Surroundings {
  readonly skills: SkillScanner;
  readonly prices: PriceBook;
  readonly mcp: McpConfigs;
  /** The user's marks of classifications. */
  readonly marks: MarkStore;
  /** What workspaces report of themselves. */
  readonly telemetry: TelemetryFiles;
  readonly #given: SurroundingsOptions;
  readonly #matches: WorkspaceMatcher;
  readonly #realPaths: RealPaths;
  /** The same for every moment: what was made with it holds for as long. */
  readonly #inWorkspace = (session: Session, project: Project | undefined): boolean => this.#matches(session, project);

  constructor(given: SurroundingsOptions) {
    const { machine, tree, options, skillFolders, catalogue, log } = given;
    this.#given = given;
    this.#realPaths = new RealPaths(tree);
    this.skills = new SkillScanner({ machine, workspaceFolders: skillFolders });
    this.mcp = new McpConfigs({ machine, tree, workspaceFolders: skillFolders });
    this.marks = new MarkStore(options.cacheFolder);
    this.telemetry = new TelemetryFiles(skillFolders, options.timeZone);
    this.prices = new PriceBook({
      mode: options.costMode,
      overrides: new OverridePrices({ overrides: options.priceOverrides, file: options.pricesFile, log }),
      openCode: new OpenCodePrices({ machine, tree, workspaceFolders: skillFolders }),
      catalogue,
    });
    this.#matches = createWorkspaceMatcher({
      folders: options.workspaceFolders.map(this.#realPaths.of),
      realPath: this.#realPaths.of,
      caseInsensitive: isCaseInsensitive(machine),
    });
  }

  /** Equal for equal folders of this machine, whatever links lead there. */
  pathKey(path: string): string {
    return pathKey(this.#realPaths.of(path), isCaseInsensitive(this.#given.machine));
  }

  /** Looks whether anything of it moved; a few hundred `stat` calls at most. */
  refresh(): boolean {
    const moved = [
      this.skills.refresh(),
      this.prices.refresh(),
      this.marks.refresh(),
      this.telemetry.refresh(),
      this.mcp.refresh(),
    ];
    return moved.includes(true);
  }

  /** The context for reports of one revision, made at one moment. */
  context({ revision, asOf, now }: Pick<ReportContext, 'revision' | 'asOf' | 'now'>): ReportContext {
    const { options } = this.#given;
    // All in one literal: what reports are compiled for is its shape.
    return {
      revision,
      asOf,
      now,
      timeZone: options.timeZone,
      weekStart: options.weekStart,
      demo: options.demo,
      hasWorkspace: options.workspaceFolders.length > 0,
      inWorkspace: this.#inWorkspace,
      costing: this.prices.costing,
      costLimit: options.costLimit ?? usualCostLimit,
      contextLimit: (model: ModelId) => this.prices.chain.contextLimit(model),
      isAgentRunning: (directory: string, since?: number) => this.#isAgentRunning(directory, since),
    };
  }

  #isAgentRunning(directory: string, since?: number): boolean | null {
    const { machine, options, processes } = this.#given;
    // Nobody works on made-up data.
    if (options.demo) return false;
    if (processes.agents === null) return null;
    const places = { home: machine.home, caseInsensitive: isCaseInsensitive(machine) };
    return isAgentIn(this.#realPaths.of(directory), processes.agents, places, since);
  }
}
