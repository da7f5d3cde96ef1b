import { Hover, l10n, languages, type HoverProvider, type Position, type TextDocument } from 'vscode';
import type { SkillCost, SkillDetail } from '../../core/skills/skillDetail.ts';
import { Owner } from '../lifecycle.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { countText, durationText, momentText, tokensText } from '../text/format.ts';
import { blocks, commandLink, escapeMarkdown, hover, table } from '../text/markdown.ts';
import { moneyText } from '../text/words.ts';
import { quietly, skillFiles, type SkillFileServices } from './skillFileServices.ts';

/** The hover of a skill's name in its SKILL.md: what came of it. */
export class SkillHover extends Owner implements HoverProvider {
  readonly #services: SkillFileServices;

  constructor(services: SkillFileServices) {
    super();
    this.#services = services;
    this.own(languages.registerHoverProvider(skillFiles, this));
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (!isNameLine(document, position.line)) return undefined;
    const { worker, log, config } = this.#services;
    const skill = await quietly(log, () => worker.api.skillOfFile(document.uri.fsPath));
    if (!skill) return undefined;
    const text = skillHoverText(skill, document.uri.fsPath, config.settings.timeZone);
    return new Hover(hover(text, [commandIds.openSkillsTab]));
  }
}

/** True for the line of the frontmatter that names the skill. */
function isNameLine(document: TextDocument, line: number): boolean {
  if (line === 0 || document.lineAt(0).text.trimEnd() !== '---') return false;
  if (!/^name[ \t]*:/.test(document.lineAt(line).text)) return false;
  for (let before = 1; before < line; before++) if (document.lineAt(before).text.trimEnd() === '---') return false;
  return true;
}

/** What is known of the skill file at `path`, as Markdown; every figure says how it is known. */
export function skillHoverText(skill: SkillDetail, path: string, timeZone: string): string {
  const link = commandLink(l10n.t('Show in the Skills tab'), commandIds.openSkillsTab);
  const [winner] = skill.files;
  if (winner !== undefined && winner.path !== path) {
    const why = l10n.t('Another skill of the same name wins over this one.');
    return blocks(why, escapeMarkdown(winner.path), link);
  }
  const { performance, cost } = skill;
  const last = skill.last === 0 ? l10n.t('never') : momentText(skill.last, timeZone);
  const head = [l10n.t('Uses'), l10n.t('Failures'), l10n.t('Sessions'), l10n.t('Last used')];
  const row = [countText(skill.uses), countText(skill.failures), countText(skill.sessions), last];
  const lines: string[] = [];
  if (skill.medianLoad !== null) lines.push(l10n.t('Load time {0} (measured)', durationText(skill.medianLoad)));
  if (cost.tokens > 0) {
    lines.push(l10n.t('{0} tokens in the context, {1} (estimated)', tokensText(cost.tokens), amountText(cost)));
  }
  if (performance.turns > 0) {
    const [well, all] = [countText(performance.completed), countText(performance.turns)];
    lines.push(l10n.t('{0} of {1} turns ended well (inferred)', well, all));
  }
  return blocks(table(head, [row]), ...lines, link);
}

/** Its share of what requests cost; those without a known price are named, not counted. */
function amountText({ cost, unpriced }: SkillCost): string {
  if (unpriced === 0) return moneyText(cost);
  return cost === 0 ? l10n.t('unpriced') : `${moneyText(cost)} + ${l10n.t('unpriced')}`;
}
