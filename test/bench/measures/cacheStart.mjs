// From the cache file to figures, then to figures that are up to date; with the compiled code of the last start.
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder, codeFolder] = process.argv.slice(2);
const began = performance.now();
const thread = startIndexThread({ path, cacheFolder, codeFolder });
await thread.run('restore');
const restored = performance.now() - began;
await thread.run('refresh');
const ms = performance.now() - began;
const { value: totals } = await thread.run('totals');
await thread.stop();
console.log(JSON.stringify({ restored, ms, totals }));
