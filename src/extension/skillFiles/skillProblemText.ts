import { l10n } from 'vscode';
import {
  longestSkillDescription,
  longestSkillName,
  type SkillFileProblem,
} from '../../core/skills/skillFileProblem.ts';
import { countText } from '../text/format.ts';

/** What is wrong with a skill file and what follows from it, in the user's language. */
export function skillProblemText({ kind, detail, length }: SkillFileProblem): string {
  switch (kind) {
    case 'broken':
      return l10n.t('OpenCode cannot use this skill: {0}', detail);
    case 'name-missing':
      return l10n.t('The frontmatter has no name: OpenCode ignores this file.');
    case 'name-too-long':
      return l10n.t('The name has {0} letters, {1} are allowed.', countText(length), countText(longestSkillName));
    case 'description-missing':
      return l10n.t('The frontmatter has no description: the skill is not offered to the model.');
    case 'description-too-long':
      return l10n.t(
        'The description has {0} letters, {1} are allowed.',
        countText(length),
        countText(longestSkillDescription),
      );
    case 'shadowed':
      return l10n.t('Another skill of this name wins over this one: {0}', detail);
    case 'shadows':
      return l10n.t('This skill wins over another one of its name: {0}', detail);
  }
}
