// What a panel that is opened shows before the worker has read anything: the report its tab showed last.
import { measure } from '../support/processes.mjs';
import { line, spreadText } from '../support/table.mjs';

const kilobytes = (bytes) => `${Math.ceil(bytes / 1000)} KB`;

/** From the disk to the page, as the host hands it over: read, parsed, sent. */
export async function measureLastReport({ database, cacheFolder, rounds }) {
  const { month, all } = await measure('lastReport', [database, cacheFolder, String(rounds)]);
  const limit = 50;
  const slower = month.p50 > all.p50 ? month : all;
  const lines = [
    line('View: Skills, a panel opened on it, as shown last', spreadText(slower), {
      against: `${kilobytes(month.bytes)} of 30 days, ${kilobytes(all.bytes)} of all time`,
      target: `p50 at most ${limit} ms`,
      value: slower.p50,
      limit,
    }),
  ];
  return { lines, month, all };
}
