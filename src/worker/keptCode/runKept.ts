import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { CodeFile } from './codeFile.ts';

/** What makes a function of a program, as `require` does. */
const before = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const behind = Buffer.from('\n})');

/** Code is kept anew only when it grew by this part: functions are compiled when they are first called. */
const worthIt = 1 / 8;

/**
 * Runs a program in this thread as `require` would, and keeps what V8 compiled of it, `pause` ms later. True when it was there from
 * the last time.
 */
export function runKept(program: string, folder: string, pause: number): boolean {
  const file = new CodeFile(folder, program);
  // Put together before it is a text: one that is joined is copied when it is read.
  const source = Buffer.concat([before, fs.readFileSync(program), behind]).toString('latin1');
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
