// From the cache file to figures, then to figures that are up to date; with the compiled code of the last start.
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder, codeFolder] = process.argv.slice(2);
const began = performance.now();
const thread = startIndexThread({ path, cacheFolder, codeFolder });
// As in the extension, where nobody is asked between the two.
const restore = thread.run('restore');
const refresh = thread.run('refresh');
await restore;
const restored = performance.now() - began;
await refresh;
const ms = performance.now() - began;
const { value: totals } = await thread.run('totals');
await thread.stop();
console.log(JSON.stringify({ restored, ms, totals }));
