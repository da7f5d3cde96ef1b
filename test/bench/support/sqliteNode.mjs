// Finds a Node that carries SQLite: this one from 22.13 on, else the one of the VS Code from npm.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { serverNode } from '../../vscode-host/hostPaths.mjs';

const advice =
  'The bench writes its database with node:sqlite: run it with Node 22.13 or newer, or run npm start once.';

/** The path of a Node with node:sqlite; throws with advice when there is none. */
export function findSqliteNode() {
  const candidates = [process.execPath, serverNode].filter((file) => existsSync(file));
  const found = candidates.find((file) => {
    try {
      execFileSync(file, ['--no-warnings', '-e', "require('node:sqlite')"], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(advice);
  return found;
}
