import { cleanLine } from '../format/cleanLine.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { SkillSession } from './skillDetail.ts';

/** Sessions told of one skill: a report of many skills must stay small. */
export const mostSkillSessions = 50;
const longestTitle = 200;

/** Loads of a skill in one session. */
export interface SessionLoads {
  /** Its number. */
  readonly session: number;
  uses: number;
  failures: number;
  /** ms since the epoch. */
  last: number;
  /** Nano-dollars, with fractions. */
  cost: number;
}

/** The sessions of a skill, the latest first. */
export function skillSessions(
  loads: readonly SessionLoads[],
  known: ReadonlyMap<number, KnownSession>,
  pools: UsagePools,
): SkillSession[] {
  let all = 0;
  for (const { cost } of loads) all += cost;
  return [...loads]
    .sort((a, b) => b.last - a.last || b.uses - a.uses)
    .slice(0, mostSkillSessions)
    .map(({ session, uses, failures, last, cost }) => ({
      id: pools.sessionIds.text(session),
      title: cleanLine(known.get(session)?.session.title ?? '', longestTitle),
      uses,
      failures,
      last,
      cost: Math.round(cost),
      costShare: all === 0 ? null : cost / all,
    }));
}
