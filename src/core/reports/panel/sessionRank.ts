import type { TokenUsage } from '../../model/tokenUsage.ts';
import { totalTokens } from '../../model/tokenUsage.ts';
import type { SessionTabRow } from './sessionsTabReport.ts';

/** What the sessions can be ranked by; each kind of tokens is one of them. */
export type SessionRank =
  'cost' | 'lastUse' | 'duration' | 'requests' | 'errors' | 'context' | 'tokens' | 'title' | keyof TokenUsage;

/** Every rank, in the order of the columns. */
export const sessionRanks = [
  'title',
  'cost',
  'requests',
  'errors',
  'tokens',
  'input',
  'output',
  'reasoning',
  'cacheRead',
  'cacheWrite',
  'context',
  'duration',
  'lastUse',
] as const satisfies readonly SessionRank[];

const values: Readonly<Record<Exclude<SessionRank, 'title'>, (row: SessionTabRow) => number>> = {
  cost: ({ figures }) => figures.cost.amount,
  lastUse: ({ lastUse }) => lastUse,
  duration: ({ duration }) => duration,
  requests: ({ figures }) => figures.requests,
  errors: ({ figures }) => figures.errors,
  context: ({ contextPeak }) => contextPeak,
  tokens: ({ figures }) => totalTokens(figures.tokens),
  input: ({ figures }) => figures.tokens.input,
  output: ({ figures }) => figures.tokens.output,
  reasoning: ({ figures }) => figures.tokens.reasoning,
  cacheRead: ({ figures }) => figures.tokens.cacheRead,
  cacheWrite: ({ figures }) => figures.tokens.cacheWrite,
};

/**
 * Things in the order of their rows. Equals stand in the order of their last use, then of their ids: the same data always gives
 * the same order. What is compared is read once for each row: a hundred thousand rows compare two million times.
 */
export function inOrder<Thing>(
  things: readonly Thing[],
  { sort, descending }: { readonly sort: SessionRank; readonly descending: boolean },
  rowOf: (thing: Thing) => SessionTabRow,
): Thing[] {
  const rows = things.map(rowOf);
  const sign = descending ? -1 : 1;
  const last = Float64Array.from(rows, ({ lastUse }) => lastUse);
  const tie = (a: number, b: number): number =>
    (last[b] ?? 0) - (last[a] ?? 0) || ((rows[a]?.id ?? '') < (rows[b]?.id ?? '') ? -1 : 1);
  const order = Uint32Array.from(rows.keys());
  if (sort === 'title') {
    const titles = rows.map(({ title }) => title.toLowerCase());
    order.sort((a, b) => sign * compareText(titles[a] ?? '', titles[b] ?? '') || tie(a, b));
  } else {
    const keys = Float64Array.from(rows, values[sort]);
    order.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)) || tie(a, b));
  }
  return Array.from(order, (index) => things[index]).filter((thing) => thing !== undefined);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
