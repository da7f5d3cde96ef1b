import type { SourceState } from '../core/model/sourceState.ts';
import type { NanoDollars } from '../core/model/money.ts';
import type { CostMode } from '../core/pricing/costMode.ts';
import type { LiveReport } from '../core/live/liveReport.ts';
import type { LayoutApi } from './layoutApi.ts';
import type { InspectorApi } from './inspectorApi.ts';
import type { LiveApi } from './liveApi.ts';
import type { AgentLogApi, AgentLogNews } from './agentLogApi.ts';
import type { BudgetsApi } from './budgetsApi.ts';
import type { McpApi } from './mcpApi.ts';
import type { OmpApi } from './ompApi.ts';
import type { ExportApi } from './exportApi.ts';
import type { PricesApi } from './pricesApi.ts';
import type { SkillsApi } from './skillsApi.ts';
import type { TabApi } from './tabApi.ts';
import type { UsageApi } from './usageApi.ts';

/** Where the worker looks and how it counts time; sent at start and whenever a setting or the workspace changes. */
export interface WorkerOptions {
  /** Folders of the setting; empty means OpenCode's own places. */
  readonly dataFolders: readonly string[];
  /** Folders of oh-my-pi's sessions in the setting; empty or missing means its own places. */
  readonly ompFolders?: readonly string[];
  /** Absolute paths of the open workspace folders. */
  readonly workspaceFolders: readonly string[];
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** The zone this machine's clock shows, where that is known: see `useMachineZone`. */
  readonly machineZone?: string;
  /** First day of a week, 0 = Sunday. */
  readonly weekStart: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly costMode: CostMode;
  /** Above it a session's cost deserves a look, nano-dollars, 0 for none; the usual limit when missing. */
  readonly costLimit?: NanoDollars;
  /** The user's prices, unchecked, in the shape of ocmonitor's `models.json`. */
  readonly priceOverrides: Readonly<Record<string, unknown>>;
  /** Absolute path of a file of that shape, '' for none. */
  readonly pricesFile: string;
  /** Folder of our own for cache files. */
  readonly cacheFolder: string;
  /** True shows the demo database (made in `cacheFolder` when missing) instead of the user's data. */
  readonly demo: boolean;
}

/** How the worker is set up, asked to look again, and ended. */
export interface LifecycleApi {
  configure(options: WorkerOptions): Promise<void>;
  /** Looks again at everything now, sources that failed included; resolves when it is read. */
  refresh(): Promise<void>;
  sources(): Promise<readonly SourceState[]>;
  /** Answers at once, which a thread that hangs cannot. */
  ping(): Promise<void>;
  /** Remembers what is known in the cache files and stops: the thread may be ended then. */
  shutdown(): Promise<void>;
}

/**
 * What the host may ask of the worker, area by area (`worker/service/areas` answers). Every call can be cancelled; failures arrive as
 * `RpcError`.
 */
export interface WorkerApi
  extends
    LifecycleApi,
    UsageApi,
    SkillsApi,
    PricesApi,
    TabApi,
    LiveApi,
    BudgetsApi,
    McpApi,
    AgentLogApi,
    OmpApi,
    LayoutApi,
    ExportApi,
    InspectorApi {}

/** Background reading under way. */
export interface IndexProgress {
  readonly phase: 'requests' | 'toolCalls';
  /** Rows read so far, and in all (an upper bound). */
  readonly done: number;
  readonly total: number;
}

/** One line for the log channel; never holds the user's prompts, code or outputs. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** What the worker tells without being asked. */
export interface WorkerEvents {
  /** Figures moved: ask again for what is shown. */
  changed: { readonly revision: number; readonly asOf: number };
  sources: readonly SourceState[];
  /** null when nothing is under way. */
  progress: IndexProgress | null;
  log: LogLine;
  /** What runs now, when it differs from what was told; only after `watchLive`. */
  live: LiveReport;
  agentLog: AgentLogNews;
}
