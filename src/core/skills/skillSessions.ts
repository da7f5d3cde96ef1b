import { cleanLine } from '../format/cleanLine.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { SkillSession } from './skillDetail.ts';

/** Sessions told of one skill: a report of many skills must stay small. */
export const mostSkillSessions = 50;
const longestTitle = 200;

/** Loads of a skill in each of its sessions, in columns: of many loads, none makes an object. */
export interface SessionLoads {
  /** Numbers of the sessions. */
  readonly sessions: readonly number[];
  readonly uses: readonly number[];
  readonly failures: readonly number[];
  /** ms since the epoch. */
  readonly last: readonly number[];
  /** Nano-dollars, with fractions. */
  readonly cost: readonly number[];
}

/** The sessions of a skill, the latest first. */
export function skillSessions(
  { sessions, uses, failures, last, cost }: SessionLoads,
  known: ReadonlyMap<number, KnownSession>,
  pools: UsagePools,
): SkillSession[] {
  const all = cost.reduce((sum, one) => sum + one, 0);
  const at = (column: readonly number[], slot: number): number => column[slot] ?? 0;
  return [...sessions.keys()]
    .sort((a, b) => at(last, b) - at(last, a) || at(uses, b) - at(uses, a))
    .slice(0, mostSkillSessions)
    .map((slot) => ({
      id: pools.sessionIds.text(at(sessions, slot)),
      title: cleanLine(known.get(at(sessions, slot))?.session.title ?? '', longestTitle),
      uses: at(uses, slot),
      failures: at(failures, slot),
      last: at(last, slot),
      cost: Math.round(at(cost, slot)),
      costShare: all === 0 ? null : at(cost, slot) / all,
    }));
}
