import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SkillScanner } from '../../../../src/worker/skills/skillScanner.ts';

let home: string;
let repo: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'skills-'));
  repo = path.join(home, 'repo');
  mkdirSync(path.join(repo, '.git'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(file: string, text: string): string {
  const full = path.join(home, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}
const skill = (name: string): string => `---\nname: ${name}\ndescription: Does ${name}\n---\n`;
const scanner = (): SkillScanner =>
  new SkillScanner({ machine: { platform: 'linux', home, env: {} }, workspaceFolders: [repo] });
const names = (made: SkillScanner): string[] => made.skills().map(({ origin, name }) => `${origin} ${name}`);

describe('a scan', () => {
  it('finds skills of every origin, however deep, and only SKILL.md', () => {
    put('.claude/skills/a/SKILL.md', skill('a'));
    put('repo/.opencode/skills/group/b/SKILL.md', skill('b'));
    put('repo/.opencode/skills/group/b/README.md', skill('no'));
    put('repo/more/c/SKILL.md', skill('c'));
    put('.cache/opencode/skills/d/SKILL.md', skill('d'));
    put('repo/opencode.jsonc', '{ "skills": { "paths": ["more",], }, /* secret */ "provider": {} }');
    expect(names(scanner())).toEqual(['user a', 'project b', 'configured c', 'configured d']);
  });

  it('keeps the order in which the later of two names wins', () => {
    put('.claude/skills/same/SKILL.md', skill('same'));
    const winner = put('repo/.opencode/skills/same/SKILL.md', skill('same'));
    expect(scanner().skills().at(-1)?.path).toBe(winner);
  });

  it('shows a broken skill under its folder’s name with what is wrong', () => {
    put('.claude/skills/half/SKILL.md', '# Nothing');
    expect(scanner().skills()).toMatchObject([
      { name: 'half', problem: expect.stringContaining('no frontmatter') as string },
    ]);
  });

  it('follows links and ends in a circle of them', () => {
    put('elsewhere/linked/SKILL.md', skill('linked'));
    mkdirSync(path.join(home, '.claude/skills'), { recursive: true });
    symlinkSync(path.join(home, 'elsewhere/linked'), path.join(home, '.claude/skills/linked'));
    symlinkSync(path.join(home, '.claude/skills'), path.join(home, '.claude/skills/circle'));
    symlinkSync('nowhere', path.join(home, '.claude/skills/dangling'));
    expect(names(scanner())).toEqual(['user linked']);
  });

  it('makes one safe line of a hostile name', () => {
    put(
      '.claude/skills/x/SKILL.md',
      `---\nname: "a\\u202Eb\\u0007<b>"\ndescription: |\n  one\n  ${'two '.repeat(900)}\n---\n`,
    );
    const [found] = scanner().skills();
    expect(found?.name).toBe('ab<b>');
    expect(found?.description.length).toBeLessThanOrEqual(1000);
    expect(found?.description).not.toContain('\n');
  });

  it('reads no more than the head of a file and shrugs at folders it may not read', () => {
    put('.claude/skills/big/SKILL.md', `${skill('big')}${'x'.repeat(5_000_000)}`);
    mkdirSync(path.join(home, '.claude/skills/pipe/SKILL.md'), { recursive: true });
    mkdirSync(path.join(home, '.claude/skills/locked'));
    chmodSync(path.join(home, '.claude/skills/locked'), 0o000);
    expect(names(scanner())).toEqual(['user big']);
    chmodSync(path.join(home, '.claude/skills/locked'), 0o700);
  });
});

describe('a change', () => {
  it.each([
    ['a new skill', () => put('.claude/skills/b/SKILL.md', skill('b')), ['user a', 'user b']],
    ['an edited skill', () => put('.claude/skills/a/SKILL.md', skill('renamed')), ['user renamed']],
    ['a removed skill', () => rmSync(path.join(home, '.claude/skills/a'), { recursive: true }), []],
    ['the birth of a place', () => put('repo/.opencode/skills/p/SKILL.md', skill('p')), ['user a', 'project p']],
    ['a configured place', () => put('repo/opencode.json', '{"skills":{"paths":["x"]}}'), ['user a', 'configured x']],
  ])('is seen: %s', (_, change, expected) => {
    put('.claude/skills/a/SKILL.md', skill('a'));
    put('repo/x/x/SKILL.md', skill('x'));
    const made = scanner();
    expect(names(made)).toEqual(['user a']);
    expect(made.refresh()).toBe(false);
    change();
    expect(made.refresh()).toBe(true);
    expect(names(made)).toEqual(expected);
    expect(made.refresh()).toBe(false);
  });

  it('costs nothing before anybody asked for skills', () => expect(scanner().refresh()).toBe(false));
});
