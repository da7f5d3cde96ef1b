import { l10n } from 'vscode';
import type { MissingSkill, SkillRow, SkillsReport, SkillUse } from '../../../core/skills/skillsReport.ts';

/** Which heading of the skills tree a row stands under. */
export type SkillGroupId = 'attention' | 'project' | 'user' | 'configured' | 'missing';

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
  /** True in the list of those to look at, where it stands a second time. */
  readonly reminder: boolean;
}

/** A skill an agent asked for and nobody finds. */
export interface MissingSkillNode {
  readonly kind: 'missing';
  readonly skill: MissingSkill;
}

/** A row of the skills tree. */
export type SkillsNode = SkillGroupNode | SkillNode | MissingSkillNode;

/**
 * The headings that hold anything: what to look at first, then the nearest to the project, most used skills on top.
 * A hidden skill stands only where it was found; a hidden missing one nowhere.
 */
export function skillGroups(report: SkillsReport): readonly SkillGroupNode[] {
  const found = [...report.skills].sort(byUse);
  const missing = report.missing.filter(({ hidden }) => !hidden).sort(byUse);
  const of = (id: SkillRow['origin'], label: string): SkillGroupNode => ({
    kind: 'group',
    id,
    label,
    children: found
      .filter((skill) => skill.origin === id)
      .map((skill) => ({ kind: 'skill', skill, reminder: false }) as const),
  });
  const groups: SkillGroupNode[] = [
    {
      kind: 'group',
      id: 'attention',
      label: l10n.t('Unused or Failing'),
      children: [...report.skills]
        .filter((skill) => needsAttention(skill, report.complete))
        .sort((a, b) => b.failures - a.failures || a.name.localeCompare(b.name))
        .map((skill) => ({ kind: 'skill', skill, reminder: true }) as const),
    },
    of('project', l10n.t('Project')),
    of('user', l10n.t('User')),
    of('configured', l10n.t('Configured')),
    {
      kind: 'group',
      id: 'missing',
      label: l10n.t('Used but Not Found'),
      children: missing.map((skill) => ({ kind: 'missing', skill }) as const),
    },
  ];
  return groups.filter((group) => group.children.length > 0);
}

/** Failing, or never used; before all calls are counted nobody knows what is unused. */
function needsAttention({ hidden, shadowed, failures, uses }: SkillRow, complete: boolean): boolean {
  return !hidden && !shadowed && (failures > 0 || (uses === 0 && complete));
}

function byUse(a: SkillUse & { readonly name: string }, b: SkillUse & { readonly name: string }): number {
  return b.uses - a.uses || a.name.localeCompare(b.name);
}
