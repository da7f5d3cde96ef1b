import { callOutcome } from '../behaviour/callOutcome.ts';
import type { Ledger } from '../usage/ledger.ts';
import { sessionCreations } from '../usage/sessionCreations.ts';

/** Told of one loading of a skill: numbers of the skill and the session, when it was (ms since the epoch), whether it failed. */
export type VisitSkillCall = (skill: number, session: number, started: number, failed: boolean) => void;

/** A loading in a session that began after it: a fork's copy, if the original is known. */
interface Suspect {
  readonly skill: number;
  readonly session: number;
  readonly started: number;
  readonly failed: boolean;
  /** ms since the epoch: when its session began. */
  readonly born: number;
}

/** Visits every loading of a skill once: a fork's copies of calls that are known where they happened are left out. */
export function eachSkillCall(ledger: Ledger, visit: VisitSkillCall): void {
  const suspects: Suspect[] = [];
  visitCandidates(ledger, (skill, session, started, failed, suspect, born) => {
    if (suspect) suspects.push({ skill, session, started, failed, born });
    else visit(skill, session, started, failed);
  });
  if (suspects.length === 0) return;
  const known = new Set<string>();
  visitCandidates(ledger, (skill, _session, started, _failed, suspect) => {
    if (!suspect) known.add(`${skill}:${started}`);
  });
  // Of copies alone the one in the oldest session is the record.
  for (const { skill, session, started, failed } of suspects.sort((a, b) => a.born - b.born)) {
    const key = `${skill}:${started}`;
    if (known.has(key)) continue;
    known.add(key);
    visit(skill, session, started, failed);
  }
}

function visitCandidates(
  ledger: Ledger,
  visit: (skill: number, session: number, started: number, failed: boolean, suspect: boolean, born: number) => void,
): void {
  const tool = ledger.pools.tools.find('skill');
  if (tool === undefined) return;
  const { createdOf, firstSourceOf } = sessionCreations(ledger);
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const { tool: tools, skill: skills, session, started } = toolCalls.columns;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      const skill = skills[slot] ?? 0;
      if (skill === 0 || tools[slot] !== tool) continue;
      const number = session[slot] ?? 0;
      const time = started[slot] ?? 0;
      const born = createdOf[number] ?? 0;
      const suspect = time > 0 && (time < born || (firstSourceOf[number] ?? source) < source);
      visit(skill, number, time, callOutcome(toolCalls, slot) === 'failure', suspect, born);
    }
  }
}
