import { l10n, Uri, window, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import type { SkillNode } from '../views/skills/skillsNode.ts';
import { registerCommands } from './register.ts';

/** Commands about skills. */
export function skillsCommands({ log, skills }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.openSkill]: async (node) => {
      if (!isSkill(node)) throw new Error(l10n.t('Select a skill in the Skills view.'));
      await window.showTextDocument(Uri.file(node.skill.path), { preview: true });
    },
    [commandIds.refreshSkills]: () => skills.provider.refresh(),
  });
}

function isSkill(node: unknown): node is SkillNode {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'skill';
}
