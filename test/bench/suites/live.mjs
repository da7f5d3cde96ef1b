// What following running agents costs: a list of processes, and a window that only looks.
import { measure } from '../support/processes.mjs';
import { line, spreadText, time } from '../support/table.mjs';

/** The list of processes and the idle window; nothing on systems without /proc. */
export async function measureLive({ database, cacheFolder }) {
  if (process.platform !== 'linux') return { lines: [] };
  const scan = await measure('processScan', ['500']);
  const idle = await measure('liveIdle', [database, cacheFolder]);
  const percent = (value) => `${value.toFixed(2)} %`;
  const seen = idle.matched === 3 ? idle.visible : Number.POSITIVE_INFINITY;
  const lines = [
    line(`Processor time of a list of ${scan.processes} processes`, time(scan.next.p50), {
      against: `the first ${time(scan.first)}; ${spreadText(scan.next)}`,
      target: 'at most 20 ms',
      value: Math.max(scan.first, scan.next.p95),
      limit: 20,
    }),
    line('Processor, three idle live sessions seen', percent(idle.visible), {
      against: `${idle.matched} sessions matched; nothing seen ${percent(idle.hidden)}`,
      target: 'at most 0.5 %',
      value: seen,
      limit: 0.5,
    }),
  ];
  return { lines, scan, idle };
}
