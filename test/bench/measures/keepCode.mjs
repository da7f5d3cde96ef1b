// A start from cache that stays until its compiled code is kept, as the extension's worker does after a while.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startIndexThread } from '../support/indexThread.mjs';

const [path, cacheFolder, codeFolder] = process.argv.slice(2);
const thread = startIndexThread({ path, cacheFolder, codeFolder, pause: 500 });
await thread.run('restore');
await thread.run('refresh');
while (!existsSync(join(codeFolder, 'indexThread.cjs.code'))) await sleep(20);
await thread.stop();
console.log('{}');
