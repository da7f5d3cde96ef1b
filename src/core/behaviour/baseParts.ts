import type { TimeRange } from '../reports/overview.ts';
import type { LoadCosts } from '../skills/loadCosts.ts';
import type { LoadTable } from '../skills/loadTable.ts';
import type { DelegationTable } from './delegationTable.ts';
import type { EditTable } from './editTable.ts';
import type { FlakyTotals } from './flakyTotals.ts';
import type { Priced } from './forLastPrices.ts';
import type { TurnWork } from './turnWork.ts';
import type { SessionUses } from './usageOfSessions.ts';

/** The parts of a base that those of the next state are made from, null where nobody asked. */
export interface BaseParts {
  readonly outcomes: readonly Uint8Array[] | null;
  readonly work: TurnWork | null;
  readonly edits: EditTable | null;
  readonly delegations: DelegationTable | null;
  readonly loads: LoadTable | null;
  readonly usage: Priced<SessionUses> | null;
  readonly costs: Priced<LoadCosts> | null;
  readonly span: TimeRange | null;
  readonly flaky: FlakyTotals | null;
}
