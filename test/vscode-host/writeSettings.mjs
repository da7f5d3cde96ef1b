// Settings on disk, where VS Code reads them at its start.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Merges settings into the user settings of a profile, and the extension's own also into the machine settings: in a remote
 * window, which a browser workbench is, machine-scoped settings are read only there.
 */
export function writeSettings(userDataDir, settings) {
  const own = Object.fromEntries(Object.entries(settings).filter(([key]) => key.startsWith('opencodeObservatory.')));
  mergeJson(path.join(userDataDir, 'User/settings.json'), settings);
  mergeJson(path.join(userDataDir, 'Machine/settings.json'), own);
}

function mergeJson(file, values) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...readJson(file), ...values }, null, 2));
}

/** Settings may have gained comments by hand; then they give way to fresh ones. */
function readJson(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
