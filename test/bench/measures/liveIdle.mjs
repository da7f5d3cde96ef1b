// What the worker uses while three live sessions are seen, and while nothing is. Usage: node liveIdle.mjs DATABASE CACHE_FOLDER
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { dist, programs } from '../support/paths.mjs';

const [database, cacheFolder] = process.argv.slice(2);
const { connect } = createRequire(import.meta.url)(programs.protocolClient);
const worker = new Worker(path.join(dist, 'worker.js'));
const { api } = connect(worker);
const prices = { costMode: 'recordedFirst', priceOverrides: {}, pricesFile: '' };
const places = {
  dataFolders: [database],
  workspaceFolders: [],
  timeZone: 'UTC',
  weekStart: 1,
  cacheFolder,
  demo: false,
};
await api.configure({ ...places, ompFolders: [], ...prices });
let busy = true;
const agents = [];
/** No agent rests quite: a hundredth of a second of work and some memory each second, as a program with a screen needs. */
const resting =
  'let kept; setInterval(() => { for (const end = performance.now() + 10; performance.now() < end; );' +
  ' kept = new Uint8Array(Math.random() * 4e6).fill(1); }, 1000);';
try {
  for (const end = Date.now() + 300_000; busy && Date.now() < end; await sleep(500)) {
    const { asOf, session } = await api.status();
    busy = asOf === 0 || session === null;
  }
  const query = { grouping: 'flat', sort: 'recent', filter: '', archived: true };
  const [group] = await api.sessionGroups(query);
  const { sessions } = await api.sessionPage({ ...query, group: group.id, offset: 0, limit: 3 });
  for (const { id } of sessions) {
    // A program that calls itself opencode and names the session.
    agents.push(spawn(process.execPath, ['-e', resting, '--', '-s', id], { argv0: 'opencode', stdio: 'ignore' }));
  }
  const watch = { intervalMs: 1000, server: '' };
  await api.watchLive({ mode: 'visible', ...watch });
  // The background pass over the tool calls, the cache file, and what the collector tidies up once it is quiet.
  await sleep(35_000);
  const visible = await used({ mode: 'visible', ...watch });
  const live = await api.live();
  const hidden = await used({ mode: 'hidden', ...watch });
  const matched = live.sessions.filter(({ process }) => process !== null).length;
  console.log(JSON.stringify({ matched, visible, hidden }));
} finally {
  for (const child of agents) child.kill('SIGKILL');
  await worker.terminate();
}

/** Percent of a processor this whole process uses: the median of three times ten seconds, for what is tidied up now and then takes its time. */
async function used(watch) {
  await api.watchLive(watch);
  await sleep(2000);
  const shares = [];
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    const began = performance.now();
    await sleep(10_000);
    const { user, system } = process.cpuUsage(before);
    shares.push((user + system) / 10 / (performance.now() - began));
  }
  return shares.sort((a, b) => a - b)[1];
}
