// Memory, the host's thread and every view of the extension's own worker.
// Usage: node product.mjs DATABASES CACHE_FOLDER [whole | withoutPass]; several databases are separated as in PATH; "whole" also waits for the background pass
// over the tool calls, "withoutPass" leaves it out
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryMegabytes } from '../support/memory.mjs';
import { startWorker, until } from '../support/ownWorker.mjs';
import { panelReports } from '../support/panelReports.mjs';
import { workers } from '../support/paths.mjs';
import { spread } from '../support/spread.mjs';

const [databases, cacheFolder, extent] = process.argv.slice(2);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const began = performance.now();
const script = extent === 'withoutPass' ? workers.withoutPass : workers.own;
const { api, begin, passOver, stop } = startWorker({ databases, cacheFolder, script });
await begin();
const ms = performance.now() - began;
await sleep(500);
const result = { ms, longestBlock: delay.max / 1e6, memory: memoryMegabytes() };
delay.disable();

if (extent === 'whole') {
  await passOver();
  result.memoryOfPass = memoryMegabytes();
  result.reports = {};
  for (const [name, ask] of Object.entries(await panelReports(api))) result.reports[name] = await timed(ask);
  // The cache file is written when the data has been quiet for a while.
  await until(() => Promise.resolve(readdirSync(cacheFolder).some((name) => name.endsWith('.cache')) || undefined));
  await sleep(500);
  result.memoryAfterAll = memoryMegabytes();
}
await stop();
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
