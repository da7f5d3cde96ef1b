import type { Ledger } from '../usage/ledger.ts';
import { sessionCreations } from '../usage/sessionCreations.ts';

/** One loading of a skill, where it happened. */
export interface SkillCall {
  /** Number of the skill's name in the pools. */
  readonly skill: number;
  readonly session: number;
  /** ms since the epoch. */
  readonly started: number;
  readonly failed: boolean;
}

interface Candidate extends SkillCall {
  readonly suspect: boolean;
  readonly born: number;
}

/** Every loading of a skill once: a fork's copies of calls that are known where they happened are left out. */
export function skillCalls(ledger: Ledger): SkillCall[] {
  const tool = ledger.pools.tools.find('skill');
  if (tool === undefined) return [];
  const { createdOf, firstSourceOf } = sessionCreations(ledger);
  const candidates: Candidate[] = [];
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const { tool: tools, skill, session, started } = toolCalls.columns;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      if (tools[slot] !== tool || skill[slot] === 0) continue;
      const number = session[slot] ?? 0;
      const time = started[slot] ?? 0;
      const born = createdOf[number] ?? 0;
      const suspect = time > 0 && (time < born || (firstSourceOf[number] ?? source) < source);
      const failed = toolCalls.status(slot) === 'error';
      candidates.push({ skill: skill[slot] ?? 0, session: number, started: time, failed, suspect, born });
    }
  }
  // Originals first, then suspects by the age of their session: of each group the first is the record.
  candidates.sort((a, b) => Number(a.suspect) - Number(b.suspect) || (a.suspect ? a.born - b.born : 0));
  const seen = new Set<string>();
  return candidates.filter(({ skill, started, suspect }) => {
    const key = `${skill}:${started}`;
    const known = seen.has(key);
    seen.add(key);
    return !(suspect && known);
  });
}
