// From nothing to every figure: a new thread, all sessions and messages read. Leaves a cache behind.
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder] = process.argv.slice(2);
const began = performance.now();
const thread = startIndexThread({ path, cacheFolder });
const read = await thread.run('refresh');
const ms = performance.now() - began;
const { user, system } = process.cpuUsage();
const { value: totals } = await thread.run('totals');
const persist = await thread.run('persist');
await thread.stop();
console.log(JSON.stringify({ ms, readMs: read.ms, persistMs: persist.ms, processor: (user + system) / 1000, totals }));
