import type { ModelId } from '../model/modelId.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import type { Cost } from '../usage/cost.ts';
import type { AgentName } from './agentProcess.ts';
import type { ContextUse } from './contextUse.ts';
import type { LiveState } from './liveState.ts';
import type { ProcessRole } from './processRole.ts';
import type { ProcessTrouble } from './processTrouble.ts';
import type { LiveTodo, LiveTool } from './sessionDetail.ts';
import type { SessionMatch } from './sessionMatch.ts';

/** A process as the views show it. */
export interface LiveProcess {
  readonly pid: number;
  /** Tells it from a later process with the same number. */
  readonly identity: string;
  readonly agent: AgentName;
  readonly role: ProcessRole;
  readonly ancestors: readonly number[];
  /** '' without a terminal and where the system does not tell. */
  readonly tty: string;
  /** '' where the system does not tell. */
  readonly directory: string;
  /** ms since the epoch, or null when unknown. */
  readonly started: number | null;
  /** Percent of one processor over the last interval, rounded; null when unknown. */
  readonly cpu: number | null;
  readonly memoryBytes: number | null;
  /** Its command line as one safe line. */
  readonly commandLine: string;
}

/** What a sub-agent of a live session is doing. */
export interface LiveSubagent {
  readonly id: string;
  readonly title: string;
  readonly agentName: string;
  readonly state: LiveState;
  /** ms since the epoch. */
  readonly since: number;
  readonly tool: LiveTool | null;
  readonly cost: Cost;
  readonly requests: number;
}

/** A session that is live: a process works on it, or it ended a moment ago in a way that wants to be seen. */
export interface LiveSession {
  readonly id: string;
  readonly title: string;
  readonly directory: string;
  readonly projectLabel: string;
  readonly agent: AgentName;
  readonly state: LiveState;
  /** ms since the epoch since when the state holds. */
  readonly since: number;
  /** The tool at work, null without one. */
  readonly tool: LiveTool | null;
  /** What the user is asked: the question, or what a permission is wanted for; '' without. */
  readonly question: string;
  readonly lastLine: string;
  /** Its own and its sub-agents'. */
  readonly cost: Cost;
  readonly requests: number;
  readonly tokens: TokenUsage;
  readonly context: ContextUse | null;
  readonly model: ModelId | null;
  readonly agentName: string;
  /** ms since the epoch. */
  readonly created: number;
  readonly lastActivity: number;
  /** ms since the epoch of the newest prompt; 0 when unknown. */
  readonly roundStart: number;
  /** False for `run`, commit messages and the like: hidden until asked for. */
  readonly interactive: boolean;
  readonly process: LiveProcess | null;
  readonly match: Pick<SessionMatch, 'how' | 'confidence' | 'reason'> | null;
  readonly todos: readonly LiveTodo[];
  readonly subagents: readonly LiveSubagent[];
}

/** Everything that runs now. */
export interface LiveReport {
  /** ms since the epoch. */
  readonly asOf: number;
  readonly demo: boolean;
  /** What the system does not tell of processes; null when it tells all. */
  readonly trouble: ProcessTrouble | null;
  /** What became of the connection to a server the user named; '' without one, and while it works. */
  readonly serverTrouble: string;
  readonly sessions: readonly LiveSession[];
  /** Processes no session was found for. */
  readonly unmatched: readonly LiveProcess[];
}
