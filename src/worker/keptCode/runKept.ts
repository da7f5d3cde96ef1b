import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { CodeFile } from './codeFile.ts';

/** What makes a function of a program, as `require` does. */
const before = '(function (exports, require, module, __filename, __dirname) { ';
const behind = '\n})';

/** Bytes of a program that are read at once. */
const piece = 64 * 1024;

/** Code is kept anew only when it grew by this part: functions are compiled when they are first called. */
const worthIt = 1 / 8;

/**
 * Runs a program in this thread as `require` would, and keeps what V8 compiled of it, `pause` ms later. True when it was there from
 * the last time.
 */
export function runKept(program: string, folder: string, pause: number): boolean {
  const file = new CodeFile(folder, program);
  const source = before + textOf(program) + behind;
  const kept = file.read();
  const script = new vm.Script(source, {
    filename: program,
    ...(kept !== null && { cachedData: kept }),
  });
  const known = script.cachedDataRejected === false && kept !== null ? kept.length : 0;
  const run = script.runInThisContext() as (...values: readonly unknown[]) => void;
  const module = { exports: {} };
  run(module.exports, createRequire(program), module, program, path.dirname(program));
  setTimeout(() => {
    const code = script.createCachedData();
    if (code.length > known * (1 + worthIt)) file.write(code);
  }, pause).unref();
  return known > 0;
}

/**
 * The text of a program, whose letters are all of one byte. It is read in small pieces: once a large one was given back, the C
 * library keeps as much for each thread instead of giving it back to the system, compilers' threads included.
 */
function textOf(program: string): string {
  const file = fs.openSync(program, fs.constants.O_RDONLY);
  try {
    const bytes = Buffer.allocUnsafeSlow(piece);
    let text = '';
    for (let count = fs.readSync(file, bytes); count > 0; count = fs.readSync(file, bytes)) {
      text += bytes.toString('latin1', 0, count);
    }
    return text;
  } finally {
    fs.closeSync(file);
  }
}
