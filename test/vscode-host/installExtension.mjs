// Two ways to have the extension in a server's extensions folder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vscodeCommandLine } from './server.mjs';

/** Installs a packaged extension, exactly as a user would have it. */
export async function installVsix({ vsix, userDataDir, extensionsDir }) {
  const folders = ['--extensions-dir', extensionsDir, '--user-data-dir', userDataDir, '--server-data-dir', userDataDir];
  await vscodeCommandLine([`--install-extension=${vsix}`, '--force', ...folders]);
}

/** Installs a source tree in place: VS Code runs what was last built there, and a window reload picks up the next build. */
export function linkExtension({ sourceFolder, extensionsDir }) {
  const { name, publisher, version } = JSON.parse(readFileSync(path.join(sourceFolder, 'package.json'), 'utf8'));
  mkdirSync(extensionsDir, { recursive: true });
  const entry = {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: sourceFolder, scheme: 'file' },
    metadata: { installedTimestamp: Date.now(), source: 'vsix', pinned: true },
  };
  writeFileSync(path.join(extensionsDir, 'extensions.json'), JSON.stringify([entry]));
}
