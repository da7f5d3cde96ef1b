// A home directory of a test's own, so that no run ever reads or touches the developer's.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/opencode');

/**
 * Makes a temporary home, with the databases of a fixture (a folder of test/fixtures/opencode) as OpenCode's data when one is named.
 * `env` points HOME and every XDG folder into it.
 */
export function createTestHome({ fixture } = {}) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'observatory-'));
  const home = path.join(root, 'home');
  const dataFolder = path.join(home, '.local/share/opencode');
  const projectFolder = path.join(root, 'project');
  for (const folder of [dataFolder, projectFolder, path.join(home, '.config')]) mkdirSync(folder, { recursive: true });
  if (fixture) cpSync(path.join(fixtures, fixture), dataFolder, { recursive: true });
  return {
    root,
    home,
    dataFolder,
    projectFolder,
    env: homeEnvironment(home),
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** The variables by which programs find a home; what the developer has set for OpenCode is cleared. */
function homeEnvironment(home) {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_STATE_HOME: path.join(home, '.local/state'),
    OPENCODE_DB: '',
    OPENCODE_CONFIG_DIR: '',
  };
}
