import { buildIntentsReport } from '../../../core/behaviour/buildIntentsReport.ts';
import { intentNames } from '../../../core/behaviour/intentNames.ts';
import { noFilter } from '../../../core/reports/filter/reportFilter.ts';
import { reportScope } from '../../../core/reports/usage/reportScope.ts';
import { buildSkillsDetail } from '../../../core/skills/buildSkillsDetail.ts';
import { buildSkillsReport } from '../../../core/skills/buildSkillsReport.ts';
import type { SkillsDetailReport } from '../../../core/skills/skillDetail.ts';
import type { SessionIntents, SkillsApi } from '../../../protocol/skillsApi.ts';
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
    intentsOfSession: (sessionId, signal) =>
      report(`intents of ${sessionId}`, signal, (moment) => intentsOf(moment, sessionId)),
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

/** Most sessions classify nothing: whether this one does is known before anything is joined for it. */
function intentsOf(
  { ledger, behaviour, context, surroundings, toolCallsComplete }: Moment,
  id: string,
): SessionIntents {
  const { pools, sources } = ledger;
  const number = pools.sessionIds.find(id);
  const names = new Set<string>();
  let own = false;
  for (const { texts } of sources) {
    if (texts === undefined) continue;
    const { intent, session } = texts.columns;
    for (let slot = 0, size = texts.size; slot < size; slot++) {
      if (intent[slot] === 0) continue;
      for (const found of texts.intents(slot)) names.add(found.intent);
      own ||= session[slot] === number;
    }
  }
  if (number === undefined || !own) return { cases: [], names: [] };
  const base = behaviour();
  const { selection, ...scope } = reportScope(base.ledger, context, noFilter);
  const sessions = new Uint8Array(pools.sessionIds.size);
  sessions[number] = 1;
  const marks = surroundings.marks.marks();
  const only = { ...scope, selection: { ...selection, sessions } };
  const { cases } = buildIntentsReport(base, marks, context, only, toolCallsComplete);
  const said = [...marks.values()].map(({ actual }) => actual);
  return { cases, names: intentNames([...names, ...said]) };
}
