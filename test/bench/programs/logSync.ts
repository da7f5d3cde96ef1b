import { appendFileSync } from 'node:fs';
import { UsagePools } from '../../../src/core/usage/usagePools.ts';
import { OmpLogsIndex } from '../../../src/worker/sources/ompLogs/ompLogsIndex.ts';

/** Arguments: the folder of sessions, one for the cache, and a JSON list of `[file, line]` to append. */
const [folder = '', cacheFolder = '', appended = '[]'] = process.argv.slice(2);

function open(): OmpLogsIndex {
  return new OmpLogsIndex({ path: folder, pools: new UsagePools(), cacheFolder, log: () => undefined });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function main(): Promise<void> {
  const index = open();
  const first = await timed(() => index.refresh());
  const same = await timed(() => index.refreshAll());
  for (const [file, line] of JSON.parse(appended) as [string, string][]) appendFileSync(file, line);
  const ten = await timed(() => index.refreshAll());
  await index.persist();
  const again = open();
  const restart = await timed(async () => {
    await again.restore();
    await again.refresh();
  });
  const equal = again.state.requests === index.state.requests;
  console.log(JSON.stringify({ first, same, ten, restart, equal, requests: index.state.requests }));
}

void main();
