import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { SkillRow, SkillUse } from '../../../core/skills/skillsReport.ts';
import { commandIds } from '../../manifest/commandIds.ts';
import { itemTags } from '../../manifest/itemTags.ts';
import { ageText, countText } from '../../text/format.ts';
import { joined, usesText } from '../../text/words.ts';
import type { MissingSkillNode, SkillGroupId, SkillGroupNode, SkillNode, SkillsNode } from './skillsNode.ts';

/** More to look at than this does not push the skills out of sight. */
const mostOpen = 5;
const groupIcons: Readonly<Partial<Record<SkillGroupId, string>>> = { missing: 'question', attention: 'lightbulb' };

/** The row of any node of the skills tree; `now` in ms. */
export function skillsItem(node: SkillsNode, now: number): TreeItem {
  const item = rowOf(node, now);
  const label = node.kind === 'group' ? node.label : node.skill.name;
  item.accessibilityInformation = { label: `${label}, ${String(item.description)}`, role: 'treeitem' };
  return item;
}

function rowOf(node: SkillsNode, now: number): TreeItem {
  switch (node.kind) {
    case 'group':
      return groupRow(node);
    case 'skill':
      return skillRow(node, now);
    case 'missing':
      return missingRow(node, now);
  }
}

function groupRow(node: SkillGroupNode): TreeItem {
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const long = node.id === 'user' || (node.id === 'attention' && node.children.length > mostOpen);
  const item = new TreeItem(node.label, long ? Collapsed : Expanded);
  item.id = `group:${node.id}`;
  item.description = countText(node.children.length);
  item.iconPath = new ThemeIcon(groupIcons[node.id] ?? 'folder-library');
  item.contextValue = itemTags.group;
  return item;
}

function skillRow(node: SkillNode, now: number): TreeItem {
  const { skill, reminder } = node;
  const item = new TreeItem(skill.name);
  item.id = `${reminder ? 'reminder' : 'skill'}:${skill.path}`;
  item.description = joined([skillTrouble(skill), ...use(skill, now)]);
  item.iconPath = skillTrouble(skill) === '' ? new ThemeIcon('book') : warningIcon();
  item.contextValue = [
    itemTags.skill,
    reminder ? itemTags.reminder : '',
    skill.hidden && !reminder ? itemTags.hiddenSkill : '',
  ].join('');
  item.command = { command: commandIds.openSkill, title: l10n.t('Open Skill'), arguments: [node] };
  return item;
}

function missingRow({ skill }: MissingSkillNode, now: number): TreeItem {
  const item = new TreeItem(skill.name);
  item.id = `missing:${skill.name}`;
  item.description = joined(use(skill, now));
  item.iconPath = warningIcon();
  item.contextValue = itemTags.missingSkill + itemTags.reminder;
  return item;
}

/** What keeps a skill from being used, in a few words; '' when nothing does. */
export function skillTrouble(skill: SkillRow): string {
  if (skill.problem !== '') return skill.problem;
  if (skill.shadowed) return l10n.t('shadowed');
  return skill.description === '' ? l10n.t('no description') : '';
}

function use(skill: SkillUse, now: number): string[] {
  const failures = skill.failures === 0 ? '' : l10n.t('{0} failed', countText(skill.failures));
  return [usesText(skill.uses), failures, skill.lastUsed === 0 ? '' : ageText(skill.lastUsed, now)];
}

function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}
