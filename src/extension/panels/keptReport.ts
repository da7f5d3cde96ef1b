import type { SkillsTabReport } from '../../core/reports/panel/skillsTabReport.ts';
import type { KeptMethod } from '../../protocol/lastReport.ts';

/** Sessions of a skill that are kept: as many as its details list before more are asked for. */
const mostSessions = 6;

/** Stands for a text that is there and not kept. */
const notKept = '…';

/** What of a report may lie on the disk: figures, names, titles and folders; never a prompt, code or an output. */
export function keptReport(method: KeptMethod, report: object): object {
  return method === 'skillsTab' ? keptSkills(report as SkillsTabReport) : report;
}

/**
 * The Skills tab without what stood in texts: the names an answer listed, what a skill says of itself, and the single
 * edits and classifications, which are found again with the true report.
 */
function keptSkills(report: SkillsTabReport): SkillsTabReport {
  const { skills, edits, intents } = report;
  return {
    ...report,
    skills: {
      ...skills,
      skills: skills.skills.map((skill) => ({
        ...skill,
        available: '',
        // Without any the tab would say that it has none.
        files: skill.files.map((file) => ({ ...file, description: file.description === '' ? '' : notKept })),
        inSessions: skill.inSessions.slice(0, mostSessions),
      })),
    },
    edits: { ...edits, cells: edits.cells.map(withoutCases), total: withoutCases(edits.total) },
    intents: withoutCases(intents),
  };
}

function withoutCases<Part extends { readonly cases: readonly unknown[] }>(part: Part): Part {
  return { ...part, cases: [] };
}
