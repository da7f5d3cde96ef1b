import { describe, expect, it } from 'vitest';
import type { SkillRow, SkillsReport } from '../../../src/core/skills/skillsReport.ts';
import { skillsItem } from '../../../src/extension/views/skills/skillItem.ts';
import { skillGroups } from '../../../src/extension/views/skills/skillsNode.ts';
import { skillTooltip } from '../../../src/extension/views/skills/skillTooltip.ts';
import { now } from './support/samples.ts';

const skill = (name: string, change: Partial<SkillRow> = {}): SkillRow => ({
  name,
  description: `What ${name} does`,
  path: `/repo/.opencode/skills/${name}/SKILL.md`,
  origin: 'project',
  root: '/repo/.opencode/skills',
  problem: '',
  uses: 0,
  failures: 0,
  sessions: 0,
  lastUsed: 0,
  shadowed: false,
  hidden: false,
  ...change,
});
const report = (skills: readonly SkillRow[], missing: SkillsReport['missing'] = []): SkillsReport => ({
  revision: 1,
  skills,
  missing,
  complete: true,
});

describe('the skills tree', () => {
  it('lists project, user, configured and missing, most used first, and no empty heading', () => {
    const missing = [{ name: 'gone', uses: 2, failures: 2, sessions: 1, lastUsed: now, hidden: false }];
    const groups = skillGroups(
      report([skill('a'), skill('b', { uses: 5 }), skill('c', { origin: 'configured' })], missing),
    );
    expect(groups.map(({ id }) => id)).toEqual(['project', 'configured', 'missing']);
    expect(groups[0]?.children.map((node) => node.skill.name)).toEqual(['b', 'a']);
  });

  it.each([
    [skill('a', { uses: 38, failures: 2, lastUsed: now - 2 * 86_400_000 }), '38 uses · 2 failed · 2d ago', 'book'],
    [skill('a'), 'never used', 'book'],
    [skill('a', { description: '' }), 'no description · never used', 'warning'],
    [skill('a', { shadowed: true, uses: 1 }), 'shadowed · 1 use', 'warning'],
    [skill('a', { problem: 'no name' }), 'no name · never used', 'warning'],
  ])('says of a skill %#: %s', (row, description, icon) => {
    const item = skillsItem({ kind: 'skill', skill: row }, now);
    expect(item.description).toBe(description);
    expect(item.iconPath).toMatchObject({ id: icon });
    expect(item.command?.arguments).toEqual([{ kind: 'skill', skill: row }]);
  });

  it('keeps a hostile description text', () => {
    const tooltip = skillTooltip({ kind: 'skill', skill: skill('a', { description: '[x](command:evil)' }) }, 'UTC');
    expect(tooltip.value).not.toContain('](command:');
    expect(tooltip.isTrusted).toBeFalsy();
  });
});
