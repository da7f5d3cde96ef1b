import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The repository's top folder. */
export const root = path.resolve(import.meta.dirname, '../../../..');

const generatedFolders = new Set(['node_modules', 'dist', 'out', '.git', '.vscode-test']);

/** Files below `folder` of the repository, as paths from its top with forward slashes; generated folders left out. */
export function filesBelow(folder: string): string[] {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return generatedFolders.has(entry.name) ? [] : filesBelow(file);
    return entry.isFile() ? [file] : [];
  });
}

/** Every file that is or would be tracked; in an unpacked archive without git, every file that is not generated. */
export function trackedFiles(): string[] {
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const output = execFileSync('git', list, { cwd: root, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 });
    return output.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
  } catch {
    return filesBelow('.').map((file) => path.posix.normalize(file));
  }
}

/** The text of a file named from the top of the repository. */
export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Our own TypeScript below a folder, declarations included. */
export function typescriptBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => /\.[cm]?ts$/.test(file));
}
