/** Start of a process in clock ticks after boot, from its `/proc/<pid>/stat` line; null when the line is none. */
export function processStart(stat: string): number | null {
  // The name in parentheses may hold anything, spaces and parentheses included: fields are counted after its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[19]);
  return stat.includes(')') && Number.isFinite(ticks) && fields[19] !== '' ? ticks : null;
}
