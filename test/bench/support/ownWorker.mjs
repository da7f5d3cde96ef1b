// The extension's own worker (worker.js) driven through the real protocol, as the extension host drives it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { programs, root, workers } from './paths.mjs';

const { connect } = createRequire(import.meta.url)(programs.protocolClient);
const longestWait = 300_000;
const resourceLimits = JSON.parse(readFileSync(path.join(root, 'src/extension/worker/workerLimits.json'), 'utf8'));

/** A worker that reads some databases (separated as in PATH); `script` is another than the extension's own. */
export function startWorker({ databases, cacheFolder, script = workers.own }) {
  const worker = new Worker(script, { resourceLimits, workerData: { codeFolder: cacheFolder } });
  const { api, on } = connect(worker);
  const progress = { idle: true, idleSince: 0, sawToolCalls: false };
  on('progress', (news) => {
    progress.idle = news === null;
    progress.idleSince = performance.now();
    progress.sawToolCalls ||= news?.phase === 'toolCalls';
  });
  // As in the editor, times are those of the machine's own clock.
  process.env.TZ = 'UTC';
  const prices = { costMode: 'recordedFirst', priceOverrides: {}, pricesFile: '' };
  const zone = { timeZone: 'UTC', machineZone: 'UTC', weekStart: 1 };
  const folders = { dataFolders: databases.split(path.delimiter), workspaceFolders: [], cacheFolder };
  return {
    api,
    on,
    /** Resolves when the first figures are there. */
    async begin() {
      await api.configure({ ...zone, ...prices, ...folders, demo: false });
      await until(async () => {
        const report = await api.status();
        return report.asOf > 0 && report.session !== null ? report : undefined;
      });
    },
    /** Resolves when the tool calls were read. A look at the database in between ends with nothing under way, too; and the thread that helped is to have ended. */
    async passOver() {
      const isOver = () => progress.sawToolCalls && progress.idle && performance.now() - progress.idleSince > 1000;
      await until(() => Promise.resolve(isOver() ? true : undefined));
    },
    stop: () => worker.terminate(),
  };
}

/** What a look finds at last. */
export async function until(look) {
  for (const end = performance.now() + longestWait; performance.now() < end; await sleep(5)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`the worker was not ready within ${longestWait / 1000} s`);
}
