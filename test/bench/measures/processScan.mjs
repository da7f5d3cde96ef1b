// What it costs to list agents among many processes. Usage: node processScan.mjs COUNT
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { programs } from '../support/paths.mjs';
import { spread } from '../support/spread.mjs';

const wanted = Number(process.argv[2]);
const { lister } = createRequire(import.meta.url)(programs.processLister);
const running = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
const sleepers = [];
const agents = 3;
for (let missing = Math.max(agents, wanted - running()); missing > 0; missing--) {
  const options = { stdio: 'ignore', ...(missing <= agents && { argv0: 'opencode' }) };
  sleepers.push(spawn('sleep', ['300'], options));
}
try {
  await sleep(300);
  const scan = lister();
  /** Processor time, not time on a clock: the machine may be busy with anything. */
  const cost = async () => {
    const before = process.cpuUsage();
    const found = await scan.list();
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, found: found.length };
  };
  const first = await cost();
  const next = [];
  for (let round = 0; round < 60; round++) next.push((await cost()).ms);
  console.log(JSON.stringify({ processes: running(), found: first.found, first: first.ms, next: spread(next) }));
} finally {
  for (const child of sleepers) child.kill('SIGKILL');
}
