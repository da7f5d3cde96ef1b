import { describe, expect, it } from 'vitest';
import { discoverOmpLogs } from '../../../../src/worker/discovery/discoverOmpLogs.ts';
import type { FileTree } from '../../../../src/worker/discovery/fileTree.ts';
import type { Machine } from '../../../../src/worker/discovery/machine.ts';

function tree(...folders: readonly string[]): FileTree {
  return {
    list: (folder) => {
      const below = folders.filter((one) => one === folder || one.startsWith(`${folder}/`));
      if (below.length === 0) return null;
      return [...new Set(below.flatMap((one) => one.slice(folder.length + 1).split('/')[0] || []))];
    },
    realPath: (path) => path,
  };
}

function find(env: Machine['env'], folders: readonly string[], named: readonly string[] = [], platform = 'linux') {
  return discoverOmpLogs({ platform: platform as NodeJS.Platform, home: '/home/me', env }, named, tree(...folders));
}

describe('the folders of oh-my-pi sessions', () => {
  const usual = '/home/me/.omp/agent/sessions';

  it('are found in the home folder, and nowhere when there are none', () => {
    expect(find({}, [usual])).toEqual([usual]);
    expect(find({}, [])).toEqual([]);
  });

  it('are found where the environment puts them', () => {
    expect(find({ PI_CONFIG_DIR: '.pi' }, ['/home/me/.pi/agent/sessions', usual])).toEqual([
      '/home/me/.pi/agent/sessions',
    ]);
    expect(find({ PI_CODING_AGENT_DIR: '/srv/agent' }, ['/srv/agent/sessions', usual])).toEqual([
      '/srv/agent/sessions',
      usual,
    ]);
    const flat = '/data/omp/sessions';
    expect(find({ XDG_DATA_HOME: '/data' }, [flat, usual])).toEqual([usual, flat]);
    expect(find({ XDG_DATA_HOME: '/data' }, [flat, usual], [], 'darwin')).toEqual([usual, flat]);
  });

  it('are found in every profile', () => {
    const team = '/home/me/.omp/profiles/team/agent/sessions';
    const flat = '/data/omp/profiles/team/sessions';
    expect(find({ XDG_DATA_HOME: '/data' }, [usual, team, flat])).toEqual([usual, team, flat]);
  });

  it('are only those that are named, by any folder around them', () => {
    for (const named of ['/copy/.omp/agent/sessions', '/copy/.omp/agent', '/copy/.omp']) {
      expect(find({}, ['/copy/.omp/agent/sessions/-code', usual], [named])).toEqual(['/copy/.omp/agent/sessions']);
    }
    expect(find({}, [usual], ['~/.omp'])).toEqual([usual]);
  });
});
