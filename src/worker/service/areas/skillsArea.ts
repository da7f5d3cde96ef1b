import { buildIntentsReport } from '../../../core/behaviour/buildIntentsReport.ts';
import { noFilter } from '../../../core/reports/filter/reportFilter.ts';
import { reportScope } from '../../../core/reports/usage/reportScope.ts';
import { buildSkillsDetail } from '../../../core/skills/buildSkillsDetail.ts';
import { buildSkillsReport } from '../../../core/skills/buildSkillsReport.ts';
import type { SkillsDetailReport } from '../../../core/skills/skillDetail.ts';
import type { SkillsApi } from '../../../protocol/skillsApi.ts';
import { checkSkillText } from '../../skills/checkSkillText.ts';
import type { Desk } from '../desk.ts';
import type { Moment } from '../moment.ts';

/** Which skills there are and how they fare, and what the user says of classifications. */
export function skillsArea({ report, surroundings, changed }: Desk): SkillsApi {
  const details = (): Promise<SkillsDetailReport> => report('skill details', undefined, detailsOf);
  return {
    skills: () =>
      report('skills', undefined, ({ ledger, context, surroundings: around, toolCallsComplete }) =>
        buildSkillsReport(ledger, around.skills.skills(), context, toolCallsComplete, around.marks.hiddenSkills()),
      ),
    skillOfFile: async (path) => {
      const { skills } = await details();
      return skills.find(({ files }) => files.some((file) => file.path === path)) ?? null;
    },
    checkSkillFile: async ({ path, text }) => {
      const { skills } = await surroundings();
      const isKnown = (): boolean => skills.skills().some((file) => file.path === path);
      // A file made a moment ago is worth one look at the disk.
      if (!isKnown() && skills.refresh()) changed();
      return isKnown() ? checkSkillText(path, text, skills.skills()) : null;
    },
    intentsOfSession: (sessionId) =>
      report(
        `intents of ${sessionId}`,
        undefined,
        ({ behaviour, context, surroundings: around, toolCallsComplete }) => {
          const base = behaviour();
          const { selection, ...scope } = reportScope(base.ledger, context, noFilter);
          const number = base.ledger.pools.sessionIds.find(sessionId);
          const sessions = new Uint8Array(base.ledger.pools.sessionIds.size);
          if (number !== undefined) sessions[number] = 1;
          const only = { ...scope, selection: { ...selection, sessions } };
          return buildIntentsReport(base, around.marks.marks(), context, only, toolCallsComplete).cases;
        },
      ),
    markIntent: async ({ key, intent, verdict, actual }) => {
      const { marks } = await surroundings();
      marks.set(key, verdict === null ? null : { key, intent, verdict, actual, at: Date.now() });
      changed();
    },
    hideSkill: async ({ name, hide }) => {
      (await surroundings()).marks.hideSkill(name, hide);
      changed();
    },
    exportMarks: async () => (await surroundings()).marks.exportText(),
    importMarks: async (text) => {
      const taken = (await surroundings()).marks.importText(text);
      if (taken > 0) changed();
      return taken;
    },
  };
}

function detailsOf({ behaviour, context, surroundings, toolCallsComplete }: Moment): SkillsDetailReport {
  const base = behaviour();
  const scope = reportScope(base.ledger, context, noFilter);
  return buildSkillsDetail(base, surroundings.skills.skills(), context, scope, toolCallsComplete);
}
