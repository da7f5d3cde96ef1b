import { describe, expect, it } from 'vitest';
import type { SkillRow, SkillsReport } from '../../../src/core/skills/skillsReport.ts';
import { skillsItem } from '../../../src/extension/views/skills/skillItem.ts';
import { skillGroups, type SkillsNode } from '../../../src/extension/views/skills/skillsNode.ts';
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
    expect(groups.map(({ id }) => id)).toEqual(['attention', 'project', 'configured', 'missing']);
    expect(groups[1]?.children.map((node) => node.skill.name)).toEqual(['b', 'a']);
  });

  const namesIn = (id: string, said: SkillsReport): string[] =>
    skillGroups(said)
      .filter((group) => group.id === id)
      .flatMap(({ children }) => children.map((node) => node.skill.name));

  it('has failing and unused ones in one list, the failing first, without shadowed and hidden ones', () => {
    const said = report([
      skill('works', { uses: 3 }),
      skill('unused'),
      skill('fails', { uses: 3, failures: 1 }),
      skill('fails-more', { uses: 3, failures: 2 }),
      skill('shadowed', { shadowed: true }),
      skill('hidden', { hidden: true }),
    ]);
    expect(namesIn('attention', said)).toEqual(['fails-more', 'fails', 'unused']);
    expect(namesIn('project', said)).toContain('hidden');
    expect(namesIn('attention', { ...said, complete: false })).toEqual(['fails-more', 'fails']);
  });

  it('does not remind of a missing skill that was hidden', () => {
    const use = { uses: 2, failures: 2, sessions: 1, lastUsed: now };
    const said = report(
      [],
      [
        { name: 'gone', ...use, hidden: true },
        { name: 'lost', ...use, hidden: false },
      ],
    );
    expect(namesIn('missing', said)).toEqual(['lost']);
  });

  it('tells the two rows of one skill apart, and what can be done with each', () => {
    const tags = (node: SkillsNode): unknown[] => {
      const { id, contextValue } = skillsItem(node, now);
      return [id?.split(':')[0], contextValue];
    };
    const hidden = skill('a', { hidden: true });
    expect(tags({ kind: 'skill', skill: skill('a'), reminder: true })).toEqual(['reminder', '+skill+reminder']);
    expect(tags({ kind: 'skill', skill: skill('a'), reminder: false })).toEqual(['skill', '+skill']);
    expect(tags({ kind: 'skill', skill: hidden, reminder: false })).toEqual(['skill', '+skill+hidden']);
  });

  it.each([
    [skill('a', { uses: 38, failures: 2, lastUsed: now - 2 * 86_400_000 }), '38 uses · 2 failed · 2d ago', 'book'],
    [skill('a'), 'never used', 'book'],
    [skill('a', { description: '' }), 'no description · never used', 'warning'],
    [skill('a', { shadowed: true, uses: 1 }), 'shadowed · 1 use', 'warning'],
    [skill('a', { problem: 'no name' }), 'no name · never used', 'warning'],
  ])('says of a skill %#: %s', (row, description, icon) => {
    const item = skillsItem({ kind: 'skill', skill: row, reminder: false }, now);
    expect(item.description).toBe(description);
    expect(item.iconPath).toMatchObject({ id: icon });
    expect(item.command?.arguments).toEqual([{ kind: 'skill', skill: row, reminder: false }]);
  });

  it('keeps a hostile description text', () => {
    const hostile = skill('a', { description: '[x](command:evil)' });
    const tooltip = skillTooltip({ kind: 'skill', skill: hostile, reminder: false }, 'UTC');
    expect(tooltip.value).not.toContain('](command:');
    expect(tooltip.isTrusted).toBeFalsy();
  });
});
