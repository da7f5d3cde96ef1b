// The extension's own worker (worker.js) driven through the real protocol, as the extension host drives it.
// Usage: node product.mjs DATABASES CACHE_FOLDER [whole | withoutPass]; several databases are separated as in PATH; "whole" also waits for the background pass
// over the tool calls, "withoutPass" leaves it out
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { memoryMegabytes } from '../support/memory.mjs';
import { panelReports } from '../support/panelReports.mjs';
import { programs, root, workers } from '../support/paths.mjs';
import { spread } from '../support/spread.mjs';

const [databases, cacheFolder, extent] = process.argv.slice(2);
const { connect } = createRequire(import.meta.url)(programs.protocolClient);
const longestWait = 300_000;
const resourceLimits = JSON.parse(readFileSync(path.join(root, 'src/extension/worker/workerLimits.json'), 'utf8'));

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const began = performance.now();
const worker = new Worker(extent === 'withoutPass' ? workers.withoutPass : workers.own, {
  resourceLimits,
  workerData: { codeFolder: cacheFolder },
});
const { api, on } = connect(worker);
let idle = true;
let idleSince = 0;
let sawToolCalls = false;
on('progress', (progress) => {
  idle = progress === null;
  idleSince = performance.now();
  sawToolCalls ||= progress?.phase === 'toolCalls';
});
// As in the editor, times are those of the machine's own clock.
process.env.TZ = 'UTC';
const prices = { costMode: 'recordedFirst', priceOverrides: {}, pricesFile: '' };
const options = {
  dataFolders: databases.split(path.delimiter),
  timeZone: 'UTC',
  machineZone: 'UTC',
  weekStart: 1,
  ...prices,
  cacheFolder,
  demo: false,
};
await api.configure({ ...options, workspaceFolders: [] });
await until(async () => {
  const report = await api.status();
  return report.asOf > 0 && report.session !== null ? report : undefined;
});
const ms = performance.now() - began;
await sleep(500);
const result = { ms, longestBlock: delay.max / 1e6, memory: memoryMegabytes() };
delay.disable();

if (extent === 'whole') {
  // A look at the database in between ends with nothing under way, too; and the thread that helped is to have ended.
  const isOver = () => sawToolCalls && idle && performance.now() - idleSince > 1000;
  await until(() => Promise.resolve(isOver() ? true : undefined));
  result.memoryOfPass = memoryMegabytes();
  result.reports = {};
  for (const [name, ask] of Object.entries(await panelReports(api))) result.reports[name] = await timed(ask);
  // The cache file is written when the data has been quiet for a while.
  await until(() => Promise.resolve(readdirSync(cacheFolder).some((name) => name.endsWith('.cache')) || undefined));
  await sleep(500);
  result.memoryAfterAll = memoryMegabytes();
}
await worker.terminate();
console.log(JSON.stringify(result));

/** How long a report takes to be made; every round begins with a new revision, since reports are kept for one. */
async function timed(ask) {
  const times = [];
  for (let round = 0; round < 12; round++) {
    // A mark of the user's own moves the revision, and nothing else.
    await api.hideSkill({ name: 'bench', hide: round % 2 === 0 });
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  return spread(times.slice(2));
}

async function until(look) {
  for (const end = performance.now() + longestWait; performance.now() < end; await sleep(5)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`the worker was not ready within ${longestWait / 1000} s`);
}
