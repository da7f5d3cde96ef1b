import { describe, expect, it } from 'vitest';
import { root, textOf, trackedFiles } from './support/repository.ts';

const files = trackedFiles().filter((file) => !file.startsWith('test/fixtures/'));

// Put together here so that this file does not contain what it looks for.
const machineFolders = ['tmp', 'root', 'work'].join('|');
const machinePath = new RegExp(`(^|[^\\w./-])/(${machineFolders})/`);
const neighbour = ['..', 'shared'].join('/');
const registryHost = new RegExp(['registry', '[\\w-]+', '\\w+'].join('\\.'));

const linesWith = (matches: (line: string) => boolean, among = files): string[] =>
  among.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (matches(line) ? [`${file}:${index + 1}`] : [])),
  );

describe('the repository stands alone', () => {
  it('names no path of one machine', () => {
    expect(linesWith((line) => machinePath.test(line) || line.includes(`${root}/`))).toEqual([]);
  });

  it('names no folder beside itself', () => {
    expect(linesWith((line) => line.includes(neighbour))).toEqual([]);
  });

  it('names no package registry', () => {
    expect(linesWith((line) => registryHost.test(line))).toEqual([]);
  });

  it('locks versions and hashes, not the address they came from', () => {
    const locks = files.filter((file) => file.endsWith('package-lock.json'));
    expect(locks).toContain('package-lock.json');
    expect(linesWith((line) => line.includes('"resolved"'), locks)).toEqual([]);
    for (const lock of locks) expect(textOf(lock)).toContain('"integrity"');
  });

  it('would notice', () => {
    expect(machinePath.test(`cp /${'tmp'}/a b`)).toBe(true);
    expect(machinePath.test(`src/${'work'}/a and https://example.org/${'work'}/`)).toBe(false);
    expect(registryHost.test(['registry', 'npmjs', 'org'].join('.'))).toBe(true);
  });
});
