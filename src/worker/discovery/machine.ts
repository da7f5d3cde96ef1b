import { homedir } from 'node:os';
import path from 'node:path';

/** What places depend on: the operating system, the user's home folder and the environment. Pure code takes it as a value. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), env: process.env };
}

/** Path rules of the machine's system, so that Windows paths can be reasoned about anywhere. */
export function pathRules(machine: Machine): path.PlatformPath {
  return machine.platform === 'win32' ? path.win32 : path.posix;
}

/** True where file names that differ in case only are one file by default. */
export function isCaseInsensitive(machine: Machine): boolean {
  return machine.platform === 'win32' || machine.platform === 'darwin';
}
