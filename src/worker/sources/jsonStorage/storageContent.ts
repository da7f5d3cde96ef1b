import type { Project } from '../../../core/model/project.ts';
import type { Request } from '../../../core/model/request.ts';
import type { Session } from '../../../core/model/session.ts';
import { RequestTable } from '../../../core/usage/requestTable.ts';
import { TextTable } from '../../../core/usage/textTable.ts';
import { ToolCallTable } from '../../../core/usage/toolCallTable.ts';
import type { SourceTables } from '../../../core/usage/ledger.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { MalformedLog } from '../../index/malformedLog.ts';
import { SessionFiles } from './sessionFiles.ts';

/** Everything read from one storage folder. */
export class StorageContent implements SourceTables {
  readonly id: string;
  readonly kind = 'opencode-json';
  readonly pools: UsagePools;
  readonly requests: RequestTable;
  readonly toolCalls: ToolCallTable;
  readonly texts: TextTable;
  readonly sessions = new Map<number, Session>();
  readonly sessionFiles = new SessionFiles();
  readonly projects = new Map<string, Project>();
  /** Messages whose parts were not read yet, with their session. */
  readonly partsDue = new Map<string, string>();
  /** Messages that are no answers any more: what was read of their parts goes with them. */
  readonly partsGone = new Set<string>();
  /** Sessions whose file was written again: their messages may have been, too. */
  readonly touched = new Set<string>();
  readonly #malformed = new Set<number>();
  readonly #goneRequests = new Set<number>();
  readonly #goneToolCalls = new Set<number>();
  readonly #log: MalformedLog;

  constructor(id: string, pools: UsagePools, log: MalformedLog) {
    this.id = id;
    this.pools = pools;
    this.requests = new RequestTable(pools);
    this.toolCalls = new ToolCallTable(pools);
    this.texts = new TextTable(pools, 0);
    this.#log = log;
  }

  /** Files that could not be read as what they claim to be. */
  get malformedFiles(): number {
    return this.#malformed.size;
  }

  /** Notes that a file is malformed, and why, or that it no longer is (null). */
  noteMalformed(what: string, rowid: number, id: string, fault: string | null): void {
    if (fault === null) {
      this.#malformed.delete(rowid);
      return;
    }
    this.#malformed.add(rowid);
    this.#log.name(what, [{ rowid, id, what: fault }]);
  }

  /** Marks a message's request for removal; true when there is one. Rows are removed together, see `removeGone`. */
  dropRequest(rowid: number, messageId: string): boolean {
    if (this.requests.find(rowid) < 0) return false;
    this.#goneRequests.add(rowid);
    this.partsDue.delete(messageId);
    this.partsGone.add(messageId);
    return true;
  }

  /** Marks a tool call or what is kept of a text for removal; true when there is one. */
  dropToolCall(rowid: number): boolean {
    if (this.toolCalls.find(rowid) < 0 && this.texts.find(rowid) < 0) return false;
    this.#goneToolCalls.add(rowid);
    return true;
  }

  /** Puts a message's request into its table; false when that said the same already. */
  putRequest(request: Request, messageId: string): boolean {
    // The row may have been marked in the same look.
    this.#goneRequests.delete(request.rowid);
    const changed = this.requests.put(request);
    if (this.partsGone.delete(messageId) || changed) this.partsDue.set(messageId, request.sessionId);
    return changed;
  }

  /** Removes what was marked. */
  removeGone(): void {
    this.requests.removeAll(this.#goneRequests);
    this.toolCalls.removeAll(this.#goneToolCalls);
    this.texts.removeAll(this.#goneToolCalls);
    this.#goneRequests.clear();
    this.#goneToolCalls.clear();
  }
}
