// From the cache file to figures, then to figures that are up to date.
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder] = process.argv.slice(2);
const began = performance.now();
const thread = startIndexThread({ path, cacheFolder });
await thread.run('restore');
const restored = performance.now() - began;
const { value: totals } = await thread.run('totals');
await thread.run('refresh');
const ms = performance.now() - began;
await thread.stop();
console.log(JSON.stringify({ restored, ms, totals }));
