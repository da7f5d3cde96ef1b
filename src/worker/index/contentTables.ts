import type { Project } from '../../core/model/project.ts';
import type { Session } from '../../core/model/session.ts';
import type { SourceTables } from '../../core/usage/ledger.ts';
import { RequestTable } from '../../core/usage/requestTable.ts';
import { TextTable } from '../../core/usage/textTable.ts';
import { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { UsageContent } from './usageContent.ts';

/** The tables of whatever content is current: one object for good, though contents are replaced. */
export class ContentTables implements SourceTables {
  readonly id: string;
  readonly #current: () => UsageContent | null;
  readonly #noRequests: RequestTable;
  readonly #noToolCalls: ToolCallTable;
  readonly #noTexts: TextTable;

  constructor(id: string, pools: UsagePools, current: () => UsageContent | null) {
    this.id = id;
    this.#current = current;
    this.#noRequests = new RequestTable(pools, 0);
    this.#noToolCalls = new ToolCallTable(pools, 0);
    this.#noTexts = new TextTable(pools, 0);
  }

  get requests(): RequestTable {
    return this.#current()?.requests ?? this.#noRequests;
  }

  get toolCalls(): ToolCallTable {
    return this.#current()?.toolCalls ?? this.#noToolCalls;
  }

  get texts(): TextTable {
    return this.#current()?.texts ?? this.#noTexts;
  }

  get sessions(): ReadonlyMap<number, Session> {
    return this.#current()?.sessions ?? new Map();
  }

  get projects(): ReadonlyMap<string, Project> {
    return this.#current()?.projects ?? new Map();
  }
}
