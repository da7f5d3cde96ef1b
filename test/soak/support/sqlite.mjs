// SQLite itself, in the Node that VS Code's server runs on: who writes the database, and who knows what is in it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { serverNode } from '../../vscode-host/hostPaths.mjs';

const flags = ['--no-warnings', '--experimental-strip-types'];
const writerProgram = path.resolve(import.meta.dirname, '../../torture/indexTorture/usageWriter.ts');

/** The rows of a query, as SQLite reads them. */
export function query(file, sql) {
  const code = `const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1], { timeout: 10_000 });
    console.log(JSON.stringify(database.prepare(process.argv[2]).all()));`;
  return JSON.parse(execFileSync(serverNode, [...flags, '-e', code, '--', file, sql], { encoding: 'utf8' }));
}

/** An agent that never rests: changes the database in every way there is until `kill` ends it as a power cut would. */
export function startWriter(file) {
  const child = spawn(serverNode, [...flags, writerProgram, file, '60', '0.05', '0'], { stdio: ['ignore', 2, 2] });
  const gone = once(child, 'exit');
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
