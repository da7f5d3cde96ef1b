import { LinuxProcesses } from './linuxProcesses.ts';
import { MacProcesses } from './macProcesses.ts';
import type { ProcessLister } from './processLister.ts';
import { windowsProcesses } from './windowsProcesses.ts';

const unknownSystem: ProcessLister = { minimumPauseMs: 60_000, list: () => Promise.resolve(null) };

/** The lister for a system; one that knows nothing for a system that is none of the three. */
export function processListerFor(platform: NodeJS.Platform): ProcessLister {
  if (platform === 'linux') return new LinuxProcesses();
  if (platform === 'darwin') return new MacProcesses();
  return platform === 'win32' ? windowsProcesses : unknownSystem;
}
