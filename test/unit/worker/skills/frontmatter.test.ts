import { describe, expect, it } from 'vitest';
import { skillFrontmatter } from '../../../../src/worker/skills/frontmatter.ts';

const file = (head: string): string => `---\n${head}\n---\n# Body\n`;

describe('the head of a SKILL.md', () => {
  it('gives name and description', () => {
    expect(skillFrontmatter(file('name: release-notes\ndescription: Writes release notes\nlicense: MIT'))).toEqual({
      name: 'release-notes',
      description: 'Writes release notes',
      problem: '',
    });
  });

  it('may have Windows line ends and a body or none', () => {
    expect(skillFrontmatter('---\r\nname: a\r\n---\r\nBody').name).toBe('a');
    expect(skillFrontmatter('---\nname: a\n---').name).toBe('a');
  });

  it('needs a name, but no description', () => {
    expect(skillFrontmatter(file('name: a'))).toEqual({ name: 'a', description: '', problem: '' });
    expect(skillFrontmatter(file('description: b')).problem).toMatch(/no name/);
    expect(skillFrontmatter(file('name: 12')).problem).toMatch(/no name/);
    expect(skillFrontmatter(file('name: [a]')).problem).toMatch(/no name/);
  });

  it('takes a colon in a value the way OpenCode does', () => {
    expect(skillFrontmatter(file('name: a\ndescription: Use when: always'))).toMatchObject({
      name: 'a',
      description: 'Use when: always',
      problem: '',
    });
  });

  it.each([['# No head'], [''], ['---\nname: a'], [file('- a\n- b')], [file('name: "open')], [file('just text')]])(
    'says what is wrong with %j',
    (text) => expect(skillFrontmatter(text).problem).not.toBe(''),
  );

  it('survives an alias bomb', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 12; level++) {
      const [name, from] = [level, level - 1].map((index) => String.fromCharCode(97 + index));
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${from}`).join(',')}]`);
    }
    expect(skillFrontmatter(file(`${bomb.join('\n')}\nname: bomb`)).problem).not.toBe('');
  });

  it.each([
    ['brackets', '['.repeat(4000)],
    ['maps', '{a: '.repeat(1900)],
    ['lists', '- '.repeat(3900)],
    ['keys', '? '.repeat(3900)],
    ['mixed', '- ? '.repeat(1900)],
    ['anchors', '&a '.repeat(2600)],
    ['tags', '!a '.repeat(2600)],
    ['indents', Array.from({ length: 120 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['blanks', ' '.repeat(8000)],
    ['line ends', '\n'.repeat(8000)],
    ['escapes', `"${'\\n'.repeat(4000)}`],
    ['colons', 'a: '.repeat(2600)],
    ['a huge head', 'y'.repeat(60_000)],
  ])('survives %s without end, in no time', (_, text) => {
    const start = performance.now();
    for (const head of [text, `name: a\nx: ${text}`, `name: a\nx:\n ${text}`]) skillFrontmatter(file(head));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
