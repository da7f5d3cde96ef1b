import type { ModelId } from '../../model/modelId.ts';
import { cacheHitRatio } from '../../model/tokenUsage.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { ToolFailure } from '../../model/toolDetail.ts';
import { FiguresBuilder } from '../../usage/figuresBuilder.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { failedStatus } from '../../usage/toolStatus.ts';
import { toolFailures } from '../../usage/toolCallCodes.ts';
import { startOfDayAfter, startOfLocalDay } from '../calendar.ts';
import type { Selection } from '../filter/selection.ts';
import type { TimeRange } from '../overview.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { PanelScope } from './panelScope.ts';
import { selectCalls } from './selectCalls.ts';

/** What was spent up to this hour, and yesterday up to the same. */
export interface CostChange {
  readonly kind: 'cost';
  readonly today: NanoDollars;
  readonly before: NanoDollars;
  /** Shares (0..1) of the prompts that came from a cache, null without prompts. */
  readonly cacheToday: number | null;
  readonly cacheBefore: number | null;
}

/** The model whose share of cost moved most since yesterday. */
export interface ModelChange {
  readonly kind: 'model';
  readonly model: ModelId;
  readonly shareToday: number;
  readonly shareBefore: number;
}

/** The tool whose failures moved most since yesterday. */
export interface FailureChange {
  readonly kind: 'failures';
  readonly tool: string;
  /** The project most of today's failures happened in, '' when unknown. */
  readonly projectLabel: string;
  readonly today: number;
  readonly before: number;
  readonly commonest: ToolFailure;
  readonly commonestCalls: number;
}

/** Sessions and requests up to this hour, and yesterday up to the same. */
export interface WorkChange {
  readonly kind: 'work';
  readonly sessionsToday: number;
  readonly sessionsBefore: number;
  readonly requestsToday: number;
  readonly requestsBefore: number;
}

/** One thing that is different today. */
export type Change = CostChange | ModelChange | FailureChange | WorkChange;

/** What changed since yesterday: three facts, or none when neither day has a request. */
export interface Changes {
  readonly facts: readonly Change[];
  readonly today: TimeRange;
  /** Yesterday up to the same hour. */
  readonly before: TimeRange;
}

/** A move of a share smaller than this is not worth a sentence. */
const leastShift = 0.02;
const mostFacts = 3;

interface Day {
  readonly total: FiguresBuilder;
  readonly models: Map<number, number>;
}

/** Compares today so far with yesterday up to the same hour, whatever range is shown. */
export function changesReport(ledger: Ledger, context: ReportContext, scope: PanelScope): Changes {
  const { now, timeZone } = context;
  const midnight = startOfLocalDay(now, timeZone);
  const yesterday = startOfDayAfter(now, timeZone, -1);
  const today = { from: midnight, to: now + 1 };
  const before = { from: yesterday, to: Math.min(midnight, yesterday + (now - midnight) + 1) };
  const sums = [today, before].map((range) => sumDay(ledger, context, scope.at(range)));
  const [one, other] = sums;
  if (!one || !other || one.total.requests + other.total.requests === 0) return { facts: [], today, before };
  const figures = [one.total.figures(), other.total.figures()] as const;
  const cost: CostChange = {
    kind: 'cost',
    today: figures[0].cost.amount,
    before: figures[1].cost.amount,
    cacheToday: cacheHitRatio(figures[0].tokens),
    cacheBefore: cacheHitRatio(figures[1].tokens),
  };
  const work: WorkChange = {
    kind: 'work',
    sessionsToday: figures[0].sessions,
    sessionsBefore: figures[1].sessions,
    requestsToday: figures[0].requests,
    requestsBefore: figures[1].requests,
  };
  const facts = [cost, modelChange(ledger, one, other), failureChange(ledger, scope, today, before), work];
  return { facts: facts.filter((fact) => fact !== null).slice(0, mostFacts), today, before };
}

function sumDay(ledger: Ledger, { costing }: ReportContext, selection: Selection): Day {
  const total = new FiguresBuilder();
  const models = new Map<number, FiguresBuilder>();
  scanRequests(ledger, selection, (requests, slot) => {
    const model = requests.columns.model[slot] ?? 0;
    total.add(requests, slot, costing);
    let sum = models.get(model);
    if (sum === undefined) models.set(model, (sum = new FiguresBuilder()));
    sum.add(requests, slot, costing);
  });
  return { total, models: new Map([...models].map(([model, sum]) => [model, sum.amount])) };
}

function modelChange({ pools }: Ledger, today: Day, before: Day): ModelChange | null {
  if (today.total.amount === 0 || before.total.amount === 0) return null;
  const shifts = [...new Set([...today.models.keys(), ...before.models.keys()])].map((model) => ({
    model,
    shareToday: (today.models.get(model) ?? 0) / today.total.amount,
    shareBefore: (before.models.get(model) ?? 0) / before.total.amount,
  }));
  const shift = (one: { readonly shareToday: number; readonly shareBefore: number }): number =>
    Math.abs(one.shareToday - one.shareBefore);
  const [first] = shifts.sort((a, b) => shift(b) - shift(a) || a.model - b.model);
  if (first === undefined || shift(first) < leastShift) return null;
  return { ...first, kind: 'model', model: pools.model(first.model) };
}

function failureChange(ledger: Ledger, scope: PanelScope, today: TimeRange, before: TimeRange): FailureChange | null {
  const days = [today, before].map((range) => {
    const byTool = new Map<number, { failures: Map<number, number>; places: Map<string, number>; count: number }>();
    selectCalls(ledger, scope, scope.at(range), ({ toolCalls }) => {
      const { status, tool, failure, session } = toolCalls.columns;
      return (slot) => {
        if (status[slot] !== failedStatus) return;
        const number = tool[slot] ?? 0;
        const entry = byTool.get(number) ?? {
          failures: new Map<number, number>(),
          places: new Map<string, number>(),
          count: 0,
        };
        byTool.set(number, entry);
        entry.count++;
        more(entry.failures, failure[slot] ?? 0);
        more(entry.places, scope.places.get(session[slot] ?? 0)?.label ?? '');
      };
    });
    return byTool;
  });
  const [now, then] = days;
  if (!now || !then) return null;
  const moves = [...now].map(([tool, entry]) => ({ tool, entry, before: then.get(tool)?.count ?? 0 }));
  const [first] = moves.sort((a, b) => b.entry.count - b.before - (a.entry.count - a.before) || a.tool - b.tool);
  if (first === undefined) return null;
  const [failure = 0, commonestCalls = 0] = mostFrequent(first.entry.failures) ?? [];
  return {
    kind: 'failures',
    tool: ledger.pools.tools.text(first.tool),
    projectLabel: mostFrequent(first.entry.places)?.[0] ?? '',
    today: first.entry.count,
    before: first.before,
    commonest: toolFailures[failure] || 'other',
    commonestCalls,
  };
}

function more<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent<Key>(counts: ReadonlyMap<Key, number>): [Key, number] | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0];
}
