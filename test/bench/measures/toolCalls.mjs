// The background pass over every part, by chunks: what the skills tree waits for at the very first start.
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder] = process.argv.slice(2);
const thread = startIndexThread({ path, cacheFolder });
await thread.run('refresh');
const read = await thread.run('readToolCalls');
const { value: totals } = await thread.run('totals');
await thread.stop();
console.log(JSON.stringify({ ms: read.ms, longestBlock: read.longestBlock, totals }));
