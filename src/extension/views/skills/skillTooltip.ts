import { l10n, type MarkdownString } from 'vscode';
import type { SkillUse } from '../../../core/skills/skillsReport.ts';
import { countText, momentText } from '../../text/format.ts';
import { blocks, escapeMarkdown, hover, table } from '../../text/markdown.ts';
import type { MissingSkillNode, SkillNode } from './skillsNode.ts';

/** The hover of a skill's row: what it is for, how often it was used, and what is wrong with it. */
export function skillTooltip(node: SkillNode | MissingSkillNode, timeZone: string): MarkdownString {
  const name = `**${escapeMarkdown(node.skill.name)}**`;
  if (node.kind === 'missing') {
    const why = l10n.t('Agents asked for this skill, but it is in none of the folders OpenCode looks in.');
    return hover(blocks(name, why, useTable(node.skill, timeZone)));
  }
  const { skill } = node;
  return hover(
    blocks(
      name,
      skill.description === ''
        ? l10n.t('Without a description in its frontmatter a skill is not offered to the model.')
        : escapeMarkdown(skill.description),
      escapeMarkdown(skill.problem),
      skill.shadowed ? l10n.t('Another skill of the same name wins over this one.') : '',
      useTable(skill, timeZone),
      escapeMarkdown(skill.path),
    ),
  );
}

function useTable(use: SkillUse, timeZone: string): string {
  const last = use.lastUsed === 0 ? l10n.t('never') : momentText(use.lastUsed, timeZone);
  const head = [l10n.t('Uses'), l10n.t('Failures'), l10n.t('Sessions'), l10n.t('Last used')];
  return table(head, [[countText(use.uses), countText(use.failures), countText(use.sessions), last]]);
}
