// The desktop VS Code, when this machine has one and a screen.
import path from 'node:path';
import { quietSettings } from '../../test/vscode-host/settings.mjs';
import { writeSettings } from '../../test/vscode-host/writeSettings.mjs';
import { findExecutable, run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** True when a window or a browser can be opened here. */
export const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The desktop VS Code on the PATH; undefined when there is none, or no screen to show it on. */
export const findDesktop = () => (hasScreen ? (findExecutable('code') ?? findExecutable('code-insiders')) : undefined);

/** Opens the extension in development mode in a profile of its own, and returns when the window is closed. */
export async function openDesktop(program, { settings, env, folder }) {
  const userDataDir = path.join(root, 'out/start/desktop');
  writeSettings(userDataDir, { ...quietSettings, ...settings });
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, `--user-data-dir=${userDataDir}`];
  args.push(`--extensions-dir=${path.join(root, 'out/start/extensions')}`);
  if (process.getuid?.() === 0) args.push('--no-sandbox'); // VS Code refuses to run as root otherwise
  console.log('Opening VS Code. Close its window to end.');
  await run(program, [...args, folder], { env });
}
