import {
  longestSkillDescription,
  longestSkillName,
  type SkillFileProblem,
  type SkillFileProblemKind,
} from '../../core/skills/skillFileProblem.ts';
import type { SkillFile } from '../../core/skills/skillsReport.ts';
import { skillName } from './skillName.ts';
import { noName, skillFrontmatter } from './frontmatter.ts';

/** A stretch of the text, in UTF-16 units. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What is wrong with the text of the skill file at `path`, as it is in an editor, saved or not. `files` are all skill
 * files in OpenCode's order: of two with one name the later usable one wins.
 */
export function checkSkillText(path: string, text: string, files: readonly SkillFile[]): readonly SkillFileProblem[] {
  const { name, description, problem } = skillFrontmatter(text);
  const problems: SkillFileProblem[] = [];
  const say = (kind: SkillFileProblemKind, { from, to }: Span, detail = '', length = 0): void => {
    problems.push({ kind, from, to, detail, length });
  };
  const head = firstLine(text);
  if (problem === noName) say('name-missing', spanOfKey(text, 'name') ?? head);
  else if (problem !== '') {
    say('broken', head, problem);
    return problems;
  }
  const nameSpan = spanOfKey(text, 'name') ?? head;
  const letters = lengthOf(name);
  if (letters > longestSkillName) say('name-too-long', nameSpan, '', letters);
  const said = description.trim();
  const descriptionSpan = spanOfKey(text, 'description');
  if (said === '') say('description-missing', descriptionSpan ?? head);
  else if (lengthOf(said) > longestSkillDescription) {
    say('description-too-long', descriptionSpan ?? head, '', lengthOf(said));
  }
  if (name === '') return problems;
  const known = skillName(name);
  const own = files.findIndex((file) => file.path === path);
  const others = files.filter((file) => file.path !== path && file.problem === '' && file.name === known);
  const winner = others.at(-1);
  if (winner === undefined) return problems;
  if (files.indexOf(winner) > own) say('shadowed', nameSpan, winner.path);
  else say('shadows', nameSpan, winner.path);
  return problems;
}

/** Letters as a reader counts them. */
function lengthOf(text: string): number {
  return [...text].length;
}

function firstLine(text: string): Span {
  return { from: 0, to: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}

/** The line that sets this key in the head, without its end. */
function spanOfKey(text: string, key: string): Span | null {
  const match = new RegExp(String.raw`^---\r?\n(?:(?!---[ \t]*(?:\r?\n|$))[^\n]*\n)*?(${key}[ \t]*:[^\r\n]*)`).exec(
    text,
  );
  if (match?.[1] === undefined) return null;
  const to = match[0].length;
  return { from: to - match[1].length, to };
}
