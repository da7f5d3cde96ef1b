import { cleanLine } from '../format/cleanLine.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { Ledger } from '../usage/ledger.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import { eachSkillCall } from './eachSkillCall.ts';
import type { MissingSkill, SkillFile, SkillRow, SkillsReport, SkillUse } from './skillsReport.ts';

/** Skills the agent brings along: used without a file, and never missing. */
export const builtInSkills: readonly string[] = ['customize-opencode'];

const maximumNameLength = 100;
const neverUsed: SkillUse = { uses: 0, failures: 0, sessions: 0, lastUsed: 0 };

/**
 * Skills on disk (in the order they were scanned) with their use, and used ones that are not there. Of files with the
 * same name the last usable one wins and has the use; `complete` is false while tool calls are still being read.
 */
export function buildSkillsReport(
  ledger: Ledger,
  skills: readonly SkillFile[],
  context: ReportContext,
  complete: boolean,
  hidden: ReadonlySet<string> = new Set(),
): SkillsReport {
  const uses = skillUses(ledger, context.now);
  const winners = winnersByName(skills);
  const rows = skills.map((skill): SkillRow => {
    const wins = winners.get(skill.name) === skill;
    return {
      ...skill,
      ...((wins ? uses.get(skill.name) : undefined) ?? neverUsed),
      shadowed: isShadowed(skill, winners),
      hidden: hidden.has(skill.name),
    };
  });
  const missing: MissingSkill[] = [];
  for (const [name, use] of uses) {
    if (winners.has(name) || builtInSkills.includes(name)) continue;
    missing.push({ name: cleanLine(name, maximumNameLength), ...use, hidden: hidden.has(name) });
  }
  missing.sort((a, b) => b.uses - a.uses || b.lastUsed - a.lastUsed || (a.name < b.name ? -1 : 1));
  return { revision: context.revision, skills: rows, missing, complete };
}

function isShadowed(skill: SkillFile, winners: ReadonlyMap<string, SkillFile>): boolean {
  return skill.name !== '' && winners.get(skill.name) !== skill;
}

function winnersByName(skills: readonly SkillFile[]): Map<string, SkillFile> {
  const winners = new Map<string, SkillFile>();
  for (const skill of skills) {
    if (skill.name === '') continue;
    const known = winners.get(skill.name);
    if (known === undefined || skill.problem === '' || known.problem !== '') winners.set(skill.name, skill);
  }
  return winners;
}

function skillUses(ledger: Ledger, now: number): Map<string, SkillUse> {
  /** By number of the skill; what was never used is a hole. */
  const uses: UseSum[] = [];
  eachSkillCall(ledger, (skill, session, started, failed) => {
    const use = (uses[skill] ??= { uses: 0, failures: 0, lastUsed: 0, inSessions: new Set() });
    use.uses++;
    if (failed) use.failures++;
    if (started > use.lastUsed) use.lastUsed = Math.max(use.lastUsed, plausibleTime(started, now));
    use.inSessions.add(session);
  });
  const byName = new Map<string, SkillUse>();
  uses.forEach(({ inSessions, ...use }, skill) => {
    byName.set(ledger.pools.skills.text(skill), { ...use, sessions: inSessions.size });
  });
  return byName;
}

interface UseSum {
  uses: number;
  failures: number;
  /** ms since the epoch. */
  lastUsed: number;
  readonly inSessions: Set<number>;
}
