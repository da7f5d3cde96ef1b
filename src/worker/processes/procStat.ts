/** Linux counts process times in hundredths of a second on every platform Node runs on. */
export const msPerTick = 10;

/** What the line `/proc/<pid>/stat` tells of a process. */
export interface ProcStat {
  readonly parent: number;
  /** `pts/4`, `tty1`, or '' without a terminal. */
  readonly tty: string;
  /** Time on a processor, ms. */
  readonly cpuMs: number;
  /** Start in clock ticks after boot. */
  readonly startTicks: number;
  /** Memory it holds, in pages; null when the line does not say. */
  readonly memoryPages: number | null;
}

/** Reads the line; null when it is none. */
export function procStat(line: string): ProcStat | null {
  const end = line.lastIndexOf(')');
  // The name in parentheses may hold anything, spaces and parentheses included: fields are counted after its end.
  const fields = line.slice(end + 2).split(' ');
  const [parent, tty, user, system, start, pages] = [1, 4, 11, 12, 19, 21].map((index) => Number(fields[index] || NaN));
  if (end < 0 || parent === undefined || start === undefined || !Number.isFinite(start)) return null;
  return {
    parent,
    tty: ttyName(tty ?? 0),
    cpuMs: ((user ?? 0) + (system ?? 0)) * msPerTick,
    startTicks: start,
    memoryPages: pages === undefined || !Number.isFinite(pages) ? null : pages,
  };
}

/** Majors of pseudo terminals, 256 minors each, and of the system's own consoles. */
const pseudoMajor = 136;
const lastPseudoMajor = 143;
const consoleMajor = 4;

function ttyName(device: number): string {
  if (!(device > 0)) return '';
  const major = (device >>> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  if (major >= pseudoMajor && major <= lastPseudoMajor) return `pts/${minor + (major - pseudoMajor) * 256}`;
  return major === consoleMajor ? `tty${minor}` : '';
}
