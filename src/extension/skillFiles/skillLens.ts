import { CodeLens, EventEmitter, l10n, languages, Range, type CodeLensProvider, type TextDocument } from 'vscode';
import type { SkillDetail } from '../../core/skills/skillDetail.ts';
import { Owner } from '../lifecycle.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { Throttle } from '../store/throttle.ts';
import { ageText, countText } from '../text/format.ts';
import { joined, usesText } from '../text/words.ts';
import { quietly, skillFiles, type SkillFileServices } from './skillFileServices.ts';

/** The line above a skill moves at most this often, ms. */
const interval = 2000;

/** The line above a SKILL.md: how often it was used and failed, leading to the Skills tab. */
export class SkillLens extends Owner implements CodeLensProvider {
  readonly #moved = this.own(new EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#moved.event;
  readonly #services: SkillFileServices;
  readonly #throttle = this.own(new Throttle(() => this.#moved.fire(), interval));

  constructor(services: SkillFileServices) {
    super();
    this.#services = services;
    this.own(languages.registerCodeLensProvider(skillFiles, this));
    this.own(services.store.onDidChange((topic) => topic === 'figures' && this.#throttle.request()));
  }

  async provideCodeLenses({ uri }: TextDocument): Promise<CodeLens[]> {
    const { worker, log } = this.#services;
    const skill = await quietly(log, () => worker.api.skillOfFile(uri.fsPath));
    if (!skill) return [];
    const title = skillUseText(skill, uri.fsPath, Date.now());
    const tooltip = l10n.t('Show in the Skills tab');
    return [new CodeLens(new Range(0, 0, 0, 0), { title, tooltip, command: commandIds.openSkillsTab })];
  }
}

/** The use of the skill file at `path` in one line; a shadowed one is never loaded. */
export function skillUseText(skill: SkillDetail, path: string, now: number): string {
  if (skill.files[0]?.path !== path) return l10n.t('shadowed, never loaded');
  return joined([
    usesText(skill.uses),
    skill.failures === 0 ? '' : l10n.t('{0} failed', countText(skill.failures)),
    skill.last === 0 ? '' : ageText(skill.last, now),
  ]);
}
