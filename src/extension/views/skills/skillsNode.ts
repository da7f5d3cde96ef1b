import { l10n } from 'vscode';
import type { MissingSkill, SkillRow, SkillsReport } from '../../../core/skills/skillsReport.ts';

/** Which heading of the skills tree a row stands under. */
export type SkillGroupId = 'project' | 'user' | 'configured' | 'missing';

/** A heading of the skills tree. */
export interface SkillGroupNode {
  readonly kind: 'group';
  readonly id: SkillGroupId;
  readonly label: string;
  readonly children: readonly (SkillNode | MissingSkillNode)[];
}

/** A skill found on disk. */
export interface SkillNode {
  readonly kind: 'skill';
  readonly skill: SkillRow;
}

/** A skill an agent asked for and nobody finds. */
export interface MissingSkillNode {
  readonly kind: 'missing';
  readonly skill: MissingSkill;
}

/** A row of the skills tree. */
export type SkillsNode = SkillGroupNode | SkillNode | MissingSkillNode;

/** The headings that hold anything, the nearest to the project first, most used skills on top. */
export function skillGroups(report: SkillsReport): readonly SkillGroupNode[] {
  const found = [...report.skills].sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name));
  const missing = [...report.missing].sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name));
  const of = (id: SkillRow['origin'], label: string): SkillGroupNode => ({
    kind: 'group',
    id,
    label,
    children: found.filter((skill) => skill.origin === id).map((skill) => ({ kind: 'skill', skill })),
  });
  const groups: SkillGroupNode[] = [
    of('project', l10n.t('Project')),
    of('user', l10n.t('User')),
    of('configured', l10n.t('Configured')),
    {
      kind: 'group',
      id: 'missing',
      label: l10n.t('Used but Not Found'),
      children: missing.map((skill) => ({ kind: 'missing', skill })),
    },
  ];
  return groups.filter((group) => group.children.length > 0);
}
