import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const fromNpm = path.join('test/vscode-host/node_modules', `node-linux-${process.arch}`, 'bin/node');

/**
 * A Node that carries SQLite itself (node:sqlite, from version 22 on) and runs TypeScript files: this one when it is new enough,
 * else the one that `test/vscode-host` installs; NATIVE_NODE names another. Tests run in the root of the repository.
 */
export function findNativeNode(): string {
  return (found ??= search());
}

let found: string | undefined;

function search(): string {
  const candidates = [process.env['NATIVE_NODE'], process.execPath, path.resolve(fromNpm)];
  const usable = candidates.find((candidate) => candidate && existsSync(candidate) && hasSqlite(candidate));
  if (!usable) throw new Error('No Node with node:sqlite: run `npm ci` in test/vscode-host, or set NATIVE_NODE.');
  return usable;
}

/** What such a Node needs on its command line before the program. */
export const nativeNodeFlags: readonly string[] = ['--no-warnings', '--experimental-strip-types'];

function hasSqlite(node: string): boolean {
  const check = [...nativeNodeFlags, '-e', 'require("node:sqlite")'];
  return spawnSync(node, check, { stdio: 'ignore' }).status === 0;
}
