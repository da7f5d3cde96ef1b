// Ten gigabytes in five folders: what grows with the data, and what must not.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { outFolder } from '../support/paths.mjs';
import { line, times } from '../support/table.mjs';
import { measureProduct } from './footprint.mjs';
import { measureRefresh } from './living.mjs';
import { measureReports } from './reports.mjs';
import { checkUsage, measureStarting } from './starting.mjs';
import { measureTerminal } from './terminal.mjs';

const gigabytes = ({ bytes }) => bytes / 1e9;

/** The huge database beside the full one of the same kind, measured in the same run. */
export async function measureHuge({ full, big, folders, sqliteNode, log, peers }) {
  const size = (file) => `${gigabytes(file).toFixed(1)} GB`;
  const newFolder = () => mkdtempSync(path.join(outFolder, 'cache-'));
  const rounds = 2;
  log(`first index of ${size(full)} and ${size(big)}`);
  const small = await measureStarting({ database: full.file, sqliteNode, rounds });
  const starting = await measureStarting({ database: big.file, sqliteNode, rounds });
  const check = await checkUsage({ database: big.file, totals: starting.totals, sqliteNode });
  log('refresh');
  const commits = 30;
  const refreshOf = (database, cacheFolder) =>
    measureRefresh({ database, cacheFolder: path.join(cacheFolder, 'live'), sqliteNode, commits, checkpoints: 4 });
  const before = await refreshOf(full.file, small.cacheFolder);
  const refresh = await refreshOf(big.file, starting.cacheFolder);
  log('terminal');
  const terminal = await measureTerminal({ database: big.file, sqliteNode, rounds, ...peers });
  log('reports');
  const reports = await measureReports({ database: big.file, cacheFolder: newFolder(), rounds: 8 });
  log(`memory and views of ${folders.length} folders`);
  const databases = folders.map(({ file }) => file).join(path.delimiter);
  const product = await measureProduct({ database: databases, rounds: 1 });
  const data = gigabytes(big) / gigabytes(full);
  const grown = starting.first / small.first;
  const slower = refresh.result.all.p50 / before.result.all.p50;
  const growth = [
    line(`Growth of the first index, ${size(full)} to ${size(big)}`, times(grown), {
      against: `${times(data)} the data, ${times(starting.totals.requests / small.totals.requests)} the requests`,
      target: 'no worse than linear in requests',
      value: grown / (starting.totals.requests / small.totals.requests),
      limit: 1.1,
    }),
    line('Growth of a refresh (p50)', times(slower), {
      against: `${times(data)} the data`,
      target: 'flat: at most 1.5x',
      value: slower,
      limit: 1.5,
    }),
  ];
  return { starting, groups: [{ lines: growth }, starting, { lines: [check] }, refresh, terminal, product, reports] };
}
