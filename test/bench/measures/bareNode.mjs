// A Node that does nothing: what every other process is compared with.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryMegabytes } from '../support/memory.mjs';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await sleep(2000);
console.log(JSON.stringify({ memory: memoryMegabytes(), longestBlock: delay.max / 1e6 }));
