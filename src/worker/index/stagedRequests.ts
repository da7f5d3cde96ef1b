import type { Request } from '../../core/model/request.ts';
import { type RequestColumns, RequestTable, wideRequestColumns } from '../../core/usage/requestTable.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import { RowBatch } from './rowBatch.ts';

/** As many as are read at once, and some. */
const capacity = 2048;

/**
 * New requests in columns of their own until they proved to be of one snapshot, as `StagedParts` has parts. Their columns are wide: to fit
 * one number after the other into narrow ones takes longer than to put them there together.
 */
export class StagedRequests {
  readonly #requests: RequestTable;

  constructor(pools: UsagePools) {
    this.#requests = new RequestTable(pools, capacity, wideRequestColumns(capacity));
  }

  /** A batch whose requests come here, where nothing is left of an earlier one. */
  begin(): RowBatch<Request> {
    this.#requests.clear();
    return new RowBatch((request) => void this.#requests.put(request));
  }

  /** What came since then, in place. */
  get columns(): RequestColumns {
    return this.#requests.columnsInUse;
  }
}
