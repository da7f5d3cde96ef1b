import type { Project } from '../model/project.ts';
import type { Session } from '../model/session.ts';
import type { SourceKind } from '../model/sourceState.ts';
import type { Groundwork } from '../reports/groundwork.ts';
import type { RequestExtras } from './requestExtras.ts';
import type { RequestTable } from './requestTable.ts';
import type { TextTable } from './textTable.ts';
import type { ToolCallTable } from './toolCallTable.ts';
import type { ToolExtras } from './toolExtras.ts';
import type { UsagePools } from './usagePools.ts';

/** Everything known of one source (one database, one storage folder). */
export interface SourceTables {
  /** The source's path. */
  readonly id: string;
  /** A database when it does not say. */
  readonly kind?: SourceKind;
  readonly requests: RequestTable;
  readonly toolCalls: ToolCallTable;
  /** Prompts and classifications; nothing where a source keeps none. */
  readonly texts?: TextTable;
  /** By the session's number in `UsagePools.sessionIds`. */
  readonly sessions: ReadonlyMap<number, Session>;
  readonly projects: ReadonlyMap<string, Project>;
  /** What the agent records beyond `requests` and `toolCalls`, slot by slot; oh-my-pi's logs have them. */
  readonly extras?: { readonly requests: RequestExtras; readonly toolCalls: ToolExtras };
  /** True when some message stands in it more than once, as in a copied log file: only then is it looked for. */
  readonly repeats?: boolean;
}

/** All sources together: what every report is computed from. */
export interface Ledger {
  readonly pools: UsagePools;
  readonly sources: readonly SourceTables[];
  /** What is kept for as long as the data is in this state; without it every report makes its own. */
  readonly groundwork?: () => Groundwork;
}
