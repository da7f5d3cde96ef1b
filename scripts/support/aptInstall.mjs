// Installs a package with the system's package manager, where there is apt-get and the right to use it.
import { findExecutable, run } from './run.mjs';

/** Installs `name`; throws with the reason when this system cannot. */
export async function aptInstall(name) {
  if (!findExecutable('apt-get')) throw new Error('there is no apt-get');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !findExecutable('sudo')) throw new Error('there is no sudo');
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    return run(command, rest, { quiet: true });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', name);
}
