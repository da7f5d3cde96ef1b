import { describe, expect, it } from 'vitest';
import type { SkillFile } from '../../../../src/core/skills/skillsReport.ts';
import { checkSkillText } from '../../../../src/worker/skills/checkSkillText.ts';

const own = '/repo/.opencode/skills/a/SKILL.md';
const file = (path: string, name = 'a', problem = ''): SkillFile => {
  return { name, description: 'd', path, origin: 'project', root: '/repo', problem };
};
const check = (text: string, files: readonly SkillFile[] = [file(own)]): string[] =>
  checkSkillText(own, text, files).map(({ kind, from, to, detail, length }) =>
    [kind, JSON.stringify(text.slice(from, to)), detail, length || ''].join(' ').trim(),
  );

describe('what is wrong with a SKILL.md, and where', () => {
  it.each([
    ['a good one', '---\nname: a\ndescription: d\n---\nname: not this\n', []],
    ['line ends of Windows', '---\r\nname: a\r\ndescription: d\r\n---\r\n', []],
    ['a description in a block', '---\nname: a\ndescription: >\n  when\n  asked\n---\n', []],
    ['a description with a colon', '---\nname: a\ndescription: Use when: always\n---\n', []],
    ['no name', '---\ndescription: d\n---\nname: in the text\n', ['name-missing "---"']],
    ['an empty name', '---\nname:\ndescription: d\n---\n', ['name-missing "name:"']],
    ['no description', '---\nname: a\n---\ndescription: in the text\n', ['description-missing "---"']],
    ['an empty description', '---\nname: a\ndescription: "  "\n---\n', ['description-missing "description: \\"  \\""']],
    ['neither', '---\nlicense: MIT\n---\n', ['name-missing "---"', 'description-missing "---"']],
    ['64 letters', `---\nname: ${'n'.repeat(64)}\ndescription: ${'é'.repeat(1024)}\n---\n`, []],
    [
      '65 letters',
      `---\nname: ${'n'.repeat(65)}\ndescription: d\n---\n`,
      [`name-too-long "name: ${'n'.repeat(65)}"  65`],
    ],
    [
      '1025 letters',
      `---\nname: a\ndescription: ${'é'.repeat(1025)}\n---\n`,
      [`description-too-long "description: ${'é'.repeat(1025)}"  1025`],
    ],
    ['no head', '# Nothing\n', ['broken "# Nothing" It has no frontmatter (a block between two lines of ---).']],
    ['no YAML', '---\nname: [\n---\n', ['broken "---" Its frontmatter is not valid YAML.']],
    ['nothing at all', '', ['broken "" It has no frontmatter (a block between two lines of ---).']],
  ])('%s', (_, text, expected) => {
    expect(check(text)).toEqual(expected);
  });

  const good = '---\nname: a\ndescription: d\n---\n';
  it.each([
    ['a later one of the same name', [file(own), file('/later')], ['shadowed "name: a" /later']],
    ['an earlier one of the same name', [file('/earlier'), file(own)], ['shadows "name: a" /earlier']],
    ['a broken one of the same name', [file(own), file('/later', 'a', 'broken')], []],
    ['one of another name', [file(own), file('/later', 'b')], []],
  ])('%s', (_, files, expected) => {
    expect(check(good, files)).toEqual(expected);
  });

  it('judges by the name as typed, not as saved', () => {
    const files = [file(own, 'old'), file('/later', 'a')];
    expect(check(good, files)).toEqual(['shadowed "name: a" /later']);
  });
});
