import { l10n, Uri, window, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import type { MissingSkillNode, SkillNode } from '../views/skills/skillsNode.ts';
import { registerCommands } from './register.ts';

/** Commands about skills. */
export function skillsCommands({ log, skills, worker, analytics }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.openSkill]: async (node) => {
      if (!isSkill(node)) throw new Error(l10n.t('Select a skill in the Skills view.'));
      await window.showTextDocument(Uri.file(node.skill.path), { preview: true });
    },
    [commandIds.refreshSkills]: () => skills.provider.refresh(),
    [commandIds.openSkillsTab]: () => analytics.showTab('skills'),
    [commandIds.hideSkill]: (node) => hide(node, true),
    [commandIds.unhideSkill]: (node) => hide(node, false),
  });

  async function hide(node: unknown, hidden: boolean): Promise<void> {
    if (!isSkill(node) && !isMissing(node)) throw new Error(l10n.t('Select a skill in the Skills view.'));
    await worker.api.hideSkill({ name: node.skill.name, hide: hidden });
    skills.provider.refresh();
  }
}

function isSkill(node: unknown): node is SkillNode {
  return kindOf(node) === 'skill';
}

function isMissing(node: unknown): node is MissingSkillNode {
  return kindOf(node) === 'missing';
}

function kindOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'kind' in node ? node.kind : undefined;
}
