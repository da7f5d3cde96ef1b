import { describe, expect, it } from 'vitest';
import type { Machine } from '../../../../src/worker/discovery/machine.ts';
import type { SkillRootsOptions } from '../../../../src/worker/skills/skillRoots.ts';
import { skillRoots } from '../../../../src/worker/skills/skillRoots.ts';

const linux: Machine = { platform: 'linux', home: '/home/u', env: {} };
const git = new Set(['/home/u/repo/.git']);

function folders(machine: Machine, more: Partial<SkillRootsOptions> = {}): string[] {
  const options = {
    machine,
    workspaceFolders: ['/home/u/repo/web'],
    exists: (path: string) => git.has(path),
    configuredPaths: () => [],
  };
  return skillRoots({ ...options, ...more }).roots.map(({ folder, origin }) => `${origin} ${folder}`);
}

const places = [
  'user /home/u/.claude/skills',
  'user /home/u/.agents/skills',
  'project /home/u/repo/web/.claude/skills',
  'project /home/u/repo/web/.agents/skills',
  'project /home/u/repo/.claude/skills',
  'project /home/u/repo/.agents/skills',
  'user /home/u/.config/opencode/skill',
  'user /home/u/.config/opencode/skills',
  'project /home/u/repo/web/.opencode/skill',
  'project /home/u/repo/web/.opencode/skills',
  'project /home/u/repo/.opencode/skill',
  'project /home/u/repo/.opencode/skills',
  'user /home/u/.opencode/skill',
  'user /home/u/.opencode/skills',
  'configured /home/u/.cache/opencode/skills',
];

describe('places of skills', () => {
  it('are all of OpenCode’s, in its order, up to the root of the worktree', () =>
    expect(folders(linux)).toEqual(places));

  it('are the user’s without a workspace', () => {
    expect(folders(linux, { workspaceFolders: [] })).toEqual(places.filter((place) => !place.startsWith('project')));
  });

  it('go up to the root of the disk without git, and the home folder’s stay the user’s', () => {
    const found = folders(linux, { exists: () => false });
    expect(found).toContain('project /.opencode/skill');
    expect(found).toContain('project /home/.claude/skills');
    expect(found).toContain('user /home/u/.claude/skills');
    expect(found).toContain('user /home/u/.opencode/skills');
    expect(found).not.toContain('project /home/u/.claude/skills');
    expect(found).not.toContain('project /home/u/.opencode/skills');
  });

  it('follow the switches of the environment', () => {
    const off = (variable: string): string[] => folders({ ...linux, env: { [variable]: '1' } });
    expect(off('OPENCODE_DISABLE_EXTERNAL_SKILLS')).toEqual(places.filter((place) => !/\.(claude|agents)/.test(place)));
    for (const variable of ['OPENCODE_DISABLE_CLAUDE_CODE', 'OPENCODE_DISABLE_CLAUDE_CODE_SKILLS']) {
      expect(off(variable)).toEqual(places.filter((place) => !place.includes('.claude')));
    }
    expect(off('OPENCODE_DISABLE_PROJECT_CONFIG')).toEqual(
      places.filter((place) => !/^project.*\.opencode/.test(place)),
    );
    expect(folders({ ...linux, env: { OPENCODE_CONFIG_DIR: '/conf' } })).toContain('configured /conf/skills');
  });

  it('are those the configuration names: absolute, at home, or in each workspace folder', () => {
    const file = '/home/u/.config/opencode/opencode.json';
    const configuredPaths = (path: string): string[] => (path === file ? ['/abs', '~/mine', 'rel/skills'] : []);
    const found = folders(linux, { configuredPaths, workspaceFolders: ['/home/u/repo/web', '/home/u/repo/api'] });
    const expected = ['/abs', '/home/u/mine', '/home/u/repo/web/rel/skills', '/home/u/repo/api/rel/skills'];
    expect(found.slice(-5, -1)).toEqual(expected.map((folder) => `configured ${folder}`));
  });

  it('are read from the user’s and every project’s configuration', () => {
    const { configFiles } = skillRoots({
      machine: linux,
      workspaceFolders: ['/home/u/repo/web'],
      exists: (path) => git.has(path),
      configuredPaths: () => [],
    });
    expect(configFiles).toContain('/home/u/.config/opencode/opencode.jsonc');
    expect(configFiles).toContain('/home/u/repo/opencode.json');
    expect(configFiles).toContain('/home/u/repo/web/.opencode/opencode.json');
  });

  it('are the same on Windows', () => {
    const machine: Machine = { platform: 'win32', home: 'C:\\Users\\u', env: {} };
    const found = folders(machine, { workspaceFolders: ['C:\\repo'], exists: (path) => path === 'C:\\repo\\.git' });
    expect(found).toContain('user C:\\Users\\u\\.config\\opencode\\skills');
    expect(found).toContain('project C:\\repo\\.opencode\\skills');
  });
});
