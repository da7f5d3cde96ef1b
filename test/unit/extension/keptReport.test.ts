import { describe, expect, it } from 'vitest';
import type { SkillsTabReport } from '../../../src/core/reports/panel/skillsTabReport.ts';
import { keptReport } from '../../../src/extension/panels/keptReport.ts';
import { sampleSkills } from '../../webview/page/sampleSkills.ts';

const canary = 'CANARY: const secret = "the user wrote this";';

/** A report of the Skills tab with a text of the user's wherever one can stand. */
function planted(): SkillsTabReport {
  const report = sampleSkills({ range: 'all', scope: 'all' }, 1, Date.UTC(2026, 10, 20));
  const { skills, edits, intents } = report;
  const plant = <One extends object>(one: One): One => ({
    ...one,
    cases: [{ sessionId: 'ses_1', target: canary, intent: canary, route: canary, key: canary }],
  });
  return {
    ...report,
    skills: {
      ...skills,
      skills: skills.skills.map((skill) => ({
        ...skill,
        available: canary,
        files: skill.files.map((file) => ({ ...file, description: canary })),
      })),
    },
    edits: { ...edits, cells: edits.cells.map(plant), total: plant(edits.total) },
    intents: plant(intents),
  };
}

describe('what of a report lies on the disk', () => {
  const report = planted();
  const kept = keptReport('skillsTab', report) as SkillsTabReport;

  it('holds no text of the user', () => {
    expect(JSON.stringify(report).split('CANARY').length).toBeGreaterThan(10);
    expect(JSON.stringify(kept)).not.toContain('CANARY');
  });

  it('holds the names and figures as they were', () => {
    const { skills, edits, intents } = kept;
    expect(skills.skills.map(({ name, uses, cost }) => [name, uses, cost.tokens])).toEqual(
      report.skills.skills.map(({ name, uses, cost }) => [name, uses, cost.tokens]),
    );
    expect(edits.cells.map(({ model, share }) => [model, share])).toEqual(
      report.edits.cells.map(({ model, share }) => [model, share]),
    );
    expect(intents.rows).toEqual(report.intents.rows);
    expect(kept.iterations).toEqual(report.iterations);
    expect(kept.recursion).toEqual(report.recursion);
  });

  it('says of no skill that it has no description, unless it has none', () => {
    const { skills } = kept.skills;
    expect(skills.flatMap(({ files }) => files).some(({ description }) => description === '')).toBe(false);
    const bare = { ...report, skills: { ...report.skills, skills: [withoutDescription(report)] } };
    const [first] = (keptReport('skillsTab', bare) as SkillsTabReport).skills.skills;
    expect(first?.files.map(({ description }) => description)).toEqual(['']);
  });

  it('is all of a report that is made of figures and names alone', () => {
    const overview = { revision: 1, topSessions: [{ title: 'Fix the build' }] };
    expect(keptReport('overview', overview)).toBe(overview);
  });
});

function withoutDescription({ skills }: SkillsTabReport): SkillsTabReport['skills']['skills'][number] {
  const found = skills.skills.find(({ files }) => files.length === 1);
  if (found === undefined) throw new Error('The sample has no skill with a file.');
  return { ...found, files: found.files.map((file) => ({ ...file, description: '' })) };
}
