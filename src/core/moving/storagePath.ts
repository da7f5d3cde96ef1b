/** The absolute form of a path somebody wrote, `~` being the home folder; undefined when it is no such path. */
export function pathOf(value: unknown, home: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || text.includes('\0')) return undefined;
  const path = text === '~' || /^~[\\/]/u.test(text) ? home + text.slice(1) : text;
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/u.test(path) || path.startsWith('\\\\');
  return isAbsolute ? withoutSlash(path) : undefined;
}

/** The data folder of OpenCode that a path into its JSON storage (`storage`, `storage/message`, `storage/session`) lies in. */
export function dataFolderOf(value: unknown, home: string): string | undefined {
  const path = pathOf(value, home);
  return path === undefined
    ? undefined
    : path.replace(/[\\/]storage(?:[\\/](?:message|session)(?:[\\/][^\\/]+)?)?$/u, '');
}

/** True for the folder OpenCode uses by itself: naming it changes nothing. */
export function isStandardDataFolder(path: string, home: string): boolean {
  const plain = (text: string): string => withoutSlash(text.replaceAll('\\', '/'));
  return plain(path) === plain(`${home}/.local/share/opencode`);
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/[\\/]+$/u, '') || '/' : path;
}
