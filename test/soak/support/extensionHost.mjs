// The process in which the extension runs, as the kernel sees it (Linux).
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** The extension host below the server: its id, or undefined while there is none. */
export function extensionHostOf(serverPid) {
  const parents = new Map();
  const hosts = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost')) hosts.push(Number(pid));
    } catch {
      // It ended while we looked.
    }
  }
  const isBelow = (pid) => pid === serverPid || (parents.has(pid) && isBelow(parents.get(pid)));
  return hosts.filter(isBelow).at(-1);
}

/** Memory in use, MB. */
export function memoryOf(pid) {
  const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return (Number(resident) * 4096) / 1e6;
}

/** What the process has open, as paths. */
export function openFilesOf(pid) {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}
