import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../../../src/worker/storage/replaceFile.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-storage-'));
const file = path.join(folder, 'deep', 'figures');
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const names = () => fs.readdirSync(path.dirname(file));
const write = (text: string) => replaceFile(file, (handle) => fs.writeFileSync(handle, text));

describe('a file of our own', () => {
  it('is made with its folder, readable by its user alone, and leaves nothing beside it', () => {
    write('one');
    write('two');
    expect(fs.readFileSync(file, 'utf8')).toBe('two');
    expect(names()).toEqual(['figures']);
    if (process.platform !== 'win32') expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it('stays what it was when writing fails in the middle', () => {
    write('whole');
    expect(() =>
      replaceFile(file, (handle) => {
        fs.writeFileSync(handle, 'hal');
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(fs.readFileSync(file, 'utf8')).toBe('whole');
    expect(names()).toEqual(['figures']);
  });

  it('is whole for a reader who opened it before it was replaced', () => {
    write('old');
    const reader = fs.openSync(file, 'r');
    write('newer');
    expect(fs.readFileSync(reader, 'utf8')).toBe('old');
    fs.closeSync(reader);
  });

  it('is swept of what killed writers left, not of what another window writes now, nor of other files', () => {
    write('one');
    const beside = (name: string, minutes: number) => {
      const left = path.join(path.dirname(file), name);
      fs.writeFileSync(left, 'x');
      const time = new Date(Date.now() - minutes * 60_000);
      fs.utimesSync(left, time, time);
    };
    beside('figures.killed.tmp', 61);
    beside('figures.writing.tmp', 1);
    beside('figures-other.tmp', 600);
    beside('figures.bak', 600);
    write('two');
    expect(names().sort()).toEqual(['figures', 'figures-other.tmp', 'figures.bak', 'figures.writing.tmp']);
  });
});
