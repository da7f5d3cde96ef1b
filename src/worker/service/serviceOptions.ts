import type { PriceList } from '../../core/pricing/priceList.ts';
import type { SourceKind } from '../../core/model/sourceState.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { RpcServer } from '../../protocol/rpc.ts';
import type { WorkerEvents } from '../../protocol/workerApi.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import type { AgentProcesses } from '../processes/agentProcesses.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import type { SourceIndex } from './sourceIndex.ts';

/** Everything the service has from outside, so that a test can be its clock, its disk and its databases. */
export interface ServiceOptions {
  readonly machine: Machine;
  readonly tree: FileTree;
  readonly processes: AgentProcesses;
  readonly emit: RpcServer<WorkerEvents>['emit'];
  readonly createIndex: (path: string, pools: UsagePools, cacheFolder: string | null, kind: SourceKind) => SourceIndex;
  /** SQLite, loaded when it is first needed. */
  readonly engine: () => Promise<SqlEngine>;
  /** The bundled prices, loaded when they are first needed. */
  readonly catalogue: () => Promise<PriceList>;
  /** ms since the epoch. */
  readonly now: () => number;
}
