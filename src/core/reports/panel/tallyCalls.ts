import { noTokens } from '../../model/tokenUsage.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import { NumberSet } from '../../usage/numberSet.ts';
import { failedStatus, isEndedStatus } from '../../usage/toolStatus.ts';
import { toolFailures } from '../../usage/toolCallCodes.ts';
import { groundworkOf } from '../groundwork.ts';
import { DurationCounts } from '../usage/durationCounts.ts';
import { TokenShares } from '../usage/tokenShares.ts';
import { ToolSum } from '../usage/toolSum.ts';
import type { PanelScope } from './panelScope.ts';
import { selectCalls } from './selectCalls.ts';

/** What is counted of one tool; its calls are summed by model, once, and those sums added up. */
export class ToolTally {
  /** By model number; the durations are not in these. */
  readonly byModel: (ToolSum | undefined)[] = [];
  readonly sessions = new NumberSet();
  readonly failedSessions = new NumberSet();
  /** Calls by kind of failure. */
  readonly failures: number[] = [];
  readonly durations = new DurationCounts();
  outputLength = 0;

  /** All of its calls. */
  sum(): ToolSum {
    const sum = new ToolSum(this.durations);
    for (const part of this.byModel) if (part !== undefined) sum.merge(part);
    return sum;
  }
}

/** What calls come to by tool, by model and by kind of failure. */
export interface CallTallies {
  /** By tool number. */
  readonly tools: readonly (ToolTally | undefined)[];
  /** Durations by model number; all else is in the tools' sums. */
  readonly models: readonly (DurationCounts | undefined)[];
  /** By kind of failure. */
  readonly failures: ReadonlyMap<number, FailureTally>;
}

interface FailureTally {
  readonly sessions: NumberSet;
  /** Calls by tool number. */
  readonly tools: number[];
}

const other = toolFailures.indexOf('other');

/** Walks through the calls that pass once. */
export function tallyCalls(ledger: Ledger, scope: PanelScope): CallTallies {
  const tools: (ToolTally | undefined)[] = [];
  const models: (DurationCounts | undefined)[] = [];
  const failures = new Map<number, FailureTally>();
  const counted = groundworkOf(ledger).calls;
  const enter = ({ requests, toolCalls }: SourceTables, source: number): ((slot: number) => void) => {
    const { columns } = toolCalls;
    const own = counted.requestsOf(source);
    const { requestOf } = own;
    const shares = new TokenShares(requests, own);
    const { model: modelOf } = requests.columns;
    const {
      tool: toolOf,
      session: sessionOf,
      status,
      duration: durationOf,
      failure: failureOf,
      outputLength,
    } = columns;
    return (slot) => {
      const request = requestOf[slot] ?? -1;
      const model = request < 0 ? 0 : (modelOf[request] ?? 0);
      const tool = toolOf[slot] ?? 0;
      const session = sessionOf[slot] ?? 0;
      const state = status[slot] ?? 0;
      const tally = (tools[tool] ??= new ToolTally());
      const durations = (models[model] ??= new DurationCounts());
      const sum = (tally.byModel[model] ??= new ToolSum(null));
      tally.sessions.add(session);
      tally.outputLength += outputLength[slot] ?? 0;
      if (!isEndedStatus(state)) {
        sum.add(columns, slot, noTokens);
        return;
      }
      sum.add(columns, slot, shares.next(slot));
      const duration = durationOf[slot] ?? 0;
      if (duration > 0) {
        tally.durations.add(duration);
        durations.add(duration);
      }
      if (state !== failedStatus) return;
      const failure = failureOf[slot] || other;
      tally.failedSessions.add(session);
      tally.failures[failure] = (tally.failures[failure] ?? 0) + 1;
      let kind = failures.get(failure);
      if (kind === undefined) failures.set(failure, (kind = { sessions: new NumberSet(), tools: [] }));
      kind.sessions.add(session);
      kind.tools[tool] = (kind.tools[tool] ?? 0) + 1;
    };
  };
  selectCalls(ledger, scope, scope.selection, enter, counted);
  return { tools, models, failures };
}
