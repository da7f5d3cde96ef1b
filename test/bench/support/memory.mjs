// Memory of this process, as the operating system counts it.
import { readFileSync } from 'node:fs';

/** Most and current resident memory of this process, MB. */
export function memoryMegabytes() {
  return { peak: peakBytes() / 1e6, now: process.memoryUsage.rss() / 1e6 };
}

function peakBytes() {
  try {
    // The kernel's own high-water mark of this program; the portable one below may include the parent's before exec.
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return 1024 * process.resourceUsage().maxRSS;
  }
}
