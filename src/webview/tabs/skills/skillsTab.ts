import { html } from 'lit-html';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { defineTab } from '../tab.ts';
import { changesSection } from './changesSection.ts';
import { delegationSection } from './delegationSection.ts';
import { editMatrix } from './editMatrix.ts';
import { intentsSection } from './intentsSection.ts';
import { loopsTable } from './loopsTable.ts';
import { reportedSection } from './reportedSection.ts';
import { skillAside } from './skillAside.ts';
import { skillsFigures } from './skillsFigures.ts';
import { skillsLoading } from './skillsLoading.ts';
import { readSkillsOptions, type SkillsOptions } from './skillsOptions.ts';
import { skillsTable } from './skillsTable.ts';

/** What helps and what wastes: skills, edit formats, retries, intents, sub-agents. */
export const skillsTab = defineTab<SkillsTabReport, PanelFilter, SkillsOptions>({
  id: 'skills',
  title: (t) => t('Skills'),
  readOptions: readSkillsOptions,
  query: (filter) => filter,
  method: 'skillsTab',
  fetch: (api, filter, signal) => api.skillsTab(filter, signal),
  demo: ({ demo }) => demo,
  nothing: ({ callsEverywhere, skills, newestRequest, sessionsEverywhere }) =>
    callsEverywhere > 0 || skills.skills.length > 0 ? null : { newestRequest, sessionsEverywhere },
  spoken: ({ skills, edits }, _filter, { t, formats }) =>
    t(
      '{0} skill uses, {1} failed; {2} edits',
      formats.integer(skills.uses),
      formats.integer(skills.failures),
      formats.integer(edits.total.share.attempts),
    ),
  skeleton: skillsLoading,
  painter: () => (scene) => {
    const { report, words } = scene;
    return html`<div class="page skills-page">
      ${skillsFigures(report, words)}
      <div class="skills-top">${skillsTable(scene)} ${skillAside(scene)}</div>
      <div class="skills-pair">${editMatrix(scene)} ${loopsTable(scene)}</div>
      <div class="skills-pair">${intentsSection(scene)} ${delegationSection(scene)}</div>
      ${changesSection(report, words)} ${reportedSection(scene)}
    </div>`;
  },
});
