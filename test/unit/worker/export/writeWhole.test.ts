import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSourceFile } from '../../../../src/worker/export/isSourceFile.ts';
import { writeWhole } from '../../../../src/worker/export/writeWhole.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]): string => path.join(folder, ...names);

describe('a file written whole', () => {
  it('replaces what was there and leaves nothing beside it', async () => {
    writeFileSync(at('a.csv'), 'old');
    await writeWhole(at('a.csv'), ['né', 'w\r\n']);
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('néw\r\n');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('stays as it was when the writing is cancelled or what is written fails', async () => {
    writeFileSync(at('a.csv'), 'old');
    const abort = new AbortController();
    const pieces = function* (): Generator<string> {
      yield 'half';
      abort.abort();
      yield 'never';
    };
    await expect(writeWhole(at('a.csv'), pieces(), abort.signal)).rejects.toThrow();
    const broken = function* (): Generator<string> {
      yield 'half';
      throw new Error('no report');
    };
    await expect(writeWhole(at('a.csv'), broken())).rejects.toThrow('no report');
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('fails where there is no folder', async () => {
    await expect(writeWhole(at('none', 'a.csv'), ['x'])).rejects.toThrow('ENOENT');
  });
});

describe('a file of the sources', () => {
  it('is known under any name, with its side files and all below a storage', () => {
    writeFileSync(at('opencode.db'), '');
    mkdirSync(at('storage'));
    symlinkSync(at('opencode.db'), at('link.csv'));
    symlinkSync(folder, `${folder}-link`);
    const sources = [at('opencode.db'), at('storage')];
    for (const name of ['opencode.db', 'opencode.db-wal', 'opencode.db-shm', 'link.csv', 'storage/x.json']) {
      expect(isSourceFile(at(name), sources), name).toBe(true);
    }
    expect(isSourceFile(path.join(`${folder}-link`, 'opencode.db-wal'), sources)).toBe(true);
    for (const name of ['opencode.db.csv', 'daily.csv', 'storage.json']) {
      expect(isSourceFile(at(name), sources), name).toBe(false);
    }
    rmSync(`${folder}-link`);
  });
});
