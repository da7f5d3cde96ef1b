import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodeFile } from '../../../../src/worker/keptCode/codeFile.ts';
import { runKept } from '../../../../src/worker/keptCode/runKept.ts';

const seen: unknown[] = [];
const global = globalThis as { tellTest?: (value: unknown) => void };

let folder: string;
let program: string;
let kept: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-code-'));
  program = path.join(folder, 'program.js');
  kept = path.join(folder, 'kept');
  seen.length = 0;
  global.tellTest = (value) => seen.push(value);
});
afterEach(() => {
  delete global.tellTest;
  fs.rmSync(folder, { recursive: true, force: true });
});

const write = (what: string): void =>
  fs.writeFileSync(program, `tellTest([${what}, require('node:path').basename(__filename), typeof module.exports]);`);
const file = (): string => path.join(kept, 'program.js.code');
const whenKept = (): Promise<void> => vi.waitFor(() => expect(fs.existsSync(file())).toBe(true));

describe('a program whose code is kept', () => {
  it('is compiled the first time, and runs the same without that the next time', async () => {
    write('1');
    expect(runKept(program, kept, 0)).toBe(false);
    await whenKept();
    expect(fs.statSync(file()).mode & 0o077).toBe(0);
    expect(fs.readdirSync(kept)).toHaveLength(1);
    expect(runKept(program, kept, 1e6)).toBe(true);
    expect(seen).toEqual([
      [1, 'program.js', 'object'],
      [1, 'program.js', 'object'],
    ]);
  });

  it('is compiled again when it was changed, though it is as long as before', async () => {
    write('1');
    runKept(program, kept, 0);
    await whenKept();
    write('2');
    expect(runKept(program, kept, 1e6)).toBe(false);
    expect(seen.at(-1)).toEqual([2, 'program.js', 'object']);
  });

  it('is compiled again, and kept anew, when the code is of another V8', async () => {
    write('1');
    new CodeFile(kept, program).write(Buffer.alloc(500, 7));
    expect(runKept(program, kept, 0)).toBe(false);
    expect(seen).toHaveLength(1);
    await vi.waitFor(() => expect(runKept(program, kept, 1e6)).toBe(true));
  });

  it('runs where nothing can be kept', async () => {
    write('1');
    fs.writeFileSync(kept, 'a file in the place of the folder');
    expect(runKept(program, kept, 0)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(seen).toHaveLength(1);
    expect(fs.readFileSync(kept, 'utf8')).toBe('a file in the place of the folder');
  });
});

describe('kept code', () => {
  const code = Buffer.from('as V8 gives it');

  it('is given back as it was', () => {
    write('1');
    expect(new CodeFile(kept, program).read()).toBeNull();
    new CodeFile(kept, program).write(code);
    expect(new CodeFile(kept, program).read()).toEqual(code);
  });

  it('is dropped for any byte that is not as it was written', () => {
    write('1');
    new CodeFile(kept, program).write(code);
    const whole = fs.readFileSync(file());
    for (let at = 0; at < whole.length; at++) {
      const hurt = Buffer.from(whole);
      hurt[at] = (hurt[at] ?? 0) ^ 1;
      fs.writeFileSync(file(), hurt);
      expect(new CodeFile(kept, program).read()).toBeNull();
      fs.writeFileSync(file(), whole.subarray(0, at));
      expect(new CodeFile(kept, program).read()).toBeNull();
    }
    fs.writeFileSync(file(), whole);
    expect(new CodeFile(kept, program).read()).toEqual(code);
  });

  it('is dropped for another program of the same name, and for none', () => {
    write('1');
    new CodeFile(kept, program).write(code);
    const other = path.join(folder, 'other');
    fs.mkdirSync(other);
    fs.copyFileSync(program, path.join(other, 'program.js'));
    expect(new CodeFile(kept, path.join(other, 'program.js')).read()).toBeNull();
    fs.rmSync(program);
    expect(new CodeFile(kept, program).read()).toBeNull();
  });
});
