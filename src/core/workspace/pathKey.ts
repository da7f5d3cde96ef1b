const windowsShape = /^(?:[a-z]:(?:[\\/]|$)|\\\\|\/\/)/iu;

/**
 * Form of an absolute path in which equal folders are equal strings: `/` between the parts, none at the end. Paths of
 * Windows compare without regard to case, as its file systems do; `caseInsensitive` says the same of this machine's.
 */
export function pathKey(path: string, caseInsensitive = false): string {
  const windows = windowsShape.test(path);
  // A backslash is an ordinary letter of a file name anywhere but on Windows.
  const slashed = windows ? path.replace(/^\\\\\?\\(?:UNC\\)?/u, deviceRoot).replaceAll('\\', '/') : path;
  const root = windows && slashed.startsWith('//') ? '/' : '';
  const parts = root + slashed.replace(/\/+/gu, '/');
  const key = parts.length > 1 && parts.endsWith('/') ? parts.slice(0, -1) : parts;
  return windows || caseInsensitive ? key.normalize('NFC').toLowerCase() : key;
}

/** Replaces the prefix that lifts Windows' length limit by what it stands for. */
function deviceRoot(prefix: string): string {
  return prefix.endsWith('UNC\\') ? '\\\\' : '';
}
