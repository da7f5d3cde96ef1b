// How soon the host has the Skills tab's last report for a panel that opens on it: from the disk, as the page gets it.
// Usage: node lastReport.mjs DATABASE CACHE_FOLDER ROUNDS
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker, until } from '../support/ownWorker.mjs';
import { panelReports } from '../support/panelReports.mjs';
import { programs } from '../support/paths.mjs';
import { spread } from '../support/spread.mjs';

const [database, cacheFolder, rounds] = process.argv.slice(2);
const { openLastReports } = createRequire(import.meta.url)(programs.lastReports);

const { api, begin, stop } = startWorker({ databases: database, cacheFolder });
await begin();
const views = await panelReports(api);
const results = {};
for (const [name, view] of [
  ['month', views['Skills, 30 days']],
  ['all', views.Skills],
]) {
  results[name] = await measureReport(await whole(view));
}
await stop();
console.log(JSON.stringify(results));

/** A report of all tool calls: they are read in the background. */
async function whole(view) {
  for (;;) {
    const report = await view();
    if (report.complete) return report;
    await sleep(500);
  }
}

/** ms until a page has it, by round, and bytes in the file. */
async function measureReport(report) {
  const storage = mkdtempSync(path.join(os.tmpdir(), 'last-report-'));
  const query = { of: 'the bench' };
  const open = () => openLastReports(storage);
  try {
    const before = open();
    before.expect('skillsTab', query)(report);
    const folder = path.join(storage, 'last-reports');
    const file = await until(() => Promise.resolve(written(folder)));
    before.dispose();
    const times = [];
    for (let round = 0; round <= Number(rounds); round++) {
      const began = performance.now();
      const last = await open().last({ method: 'skillsTab', query: JSON.stringify(query) });
      // A message to a page goes to the window's process as JSON, and from its frame to the page's as a clone.
      structuredClone(JSON.parse(JSON.stringify(last)));
      times.push(performance.now() - began);
    }
    // The first look compiles what the host has compiled long before.
    return {
      ...spread(times.slice(1)),
      first: times[0],
      bytes: statSync(file).size,
      whole: JSON.stringify(report).length,
    };
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** The file that is in its place, once there is one. */
function written(folder) {
  try {
    const name = readdirSync(folder).find((one) => one.endsWith('.json'));
    return name === undefined ? undefined : path.join(folder, name);
  } catch {
    return undefined;
  }
}
