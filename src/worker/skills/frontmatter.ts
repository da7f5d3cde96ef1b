import { parse } from 'yaml';
import { isTooDeep } from './isTooDeep.ts';

/** What OpenCode takes from the head of a SKILL.md. */
export interface SkillFrontmatter {
  /** '' when it has none. */
  readonly name: string;
  readonly description: string;
  /** What keeps OpenCode from using the skill, or ''. */
  readonly problem: string;
}

/** Longer heads are no description of a skill (letters); YAML is slow to parse and these files are strangers'. */
const maximumLength = 8 * 1024;

/** The problem of a head that can be read but names no skill. */
export const noName = 'Its frontmatter has no name.';

/** Reads name and description from the frontmatter of a SKILL.md; never throws, never evaluates anything. */
export function skillFrontmatter(text: string): SkillFrontmatter {
  const head = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  if (head === undefined) return broken('It has no frontmatter (a block between two lines of ---).');
  if (head.length > maximumLength) return broken('Its frontmatter is too long.');
  if (isTooDeep(head)) return broken('Its frontmatter is nested too deep.');
  const data = parseMapping(head) ?? parseMapping(withColonsInBlocks(head));
  if (data === null) return broken('Its frontmatter is not valid YAML.');
  const { name, description } = data;
  const said = typeof description === 'string' ? description : '';
  if (typeof name !== 'string' || name.trim() === '') {
    return { name: '', description: said, problem: noName };
  }
  return { name, description: said, problem: '' };
}

function broken(problem: string): SkillFrontmatter {
  return { name: '', description: '', problem };
}

function parseMapping(head: string): { readonly name?: unknown; readonly description?: unknown } | null {
  try {
    // No aliases at all: a few nested ones expand to gigabytes.
    const data: unknown = parse(head, { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}

/** `description: Use when: always` is no YAML but common; OpenCode reads such a value as plain text, so it is done here. */
function withColonsInBlocks(head: string): string {
  return head
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, key, value] = /^([a-zA-Z_][a-zA-Z0-9_]*):[ \t]+(.*)$/.exec(line) ?? [];
      if (key === undefined || value === undefined || !value.includes(':') || /^["'|>]/.test(value)) return [line];
      return [`${key}: |-`, `  ${value}`];
    })
    .join('\n');
}
