// What reading oh-my-pi's logs costs, beside omp-stats itself where the user says in which folder it is installed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { answerLine, makeLogs } from '../database/logs.mjs';
import { outFolder, programs } from '../support/paths.mjs';
import { line, time, times } from '../support/table.mjs';

/** `installed` is a folder with omp-stats and bun in its node_modules, or null. */
export function measureLogs({ files, installed }) {
  const home = path.join(outFolder, `omp-${files}`);
  const cacheFolder = mkdtempSync(path.join(outFolder, 'cache-'));
  try {
    const { folder, paths, answers } = makeLogs(home, files);
    const appended = paths.slice(0, 10).map((file, index) => [file, answerLine(index, 900)]);
    const ours = runJson(process.execPath, [programs.logSync, folder, cacheFolder, JSON.stringify(appended)]);
    const theirs = installed === null ? null : measureOmpStats(installed, home, files);
    const beside = (key) =>
      theirs === null ? '' : `omp-stats ${time(theirs[key])}: ${times(ours[key] / theirs[key])}`;
    const wrong = Math.abs(ours.requests - answers - appended.length) + (ours.equal ? 0 : 1);
    const lines = [
      line(`oh-my-pi, first sync of ${files} logs`, time(ours.first), { against: beside('first') }),
      line('… nothing new', time(ours.same), { against: beside('same') }),
      line('… lines appended to ten', time(ours.ten), { against: beside('ten') }),
      line('… start from cache, up to date', time(ours.restart)),
      line('… requests as written', wrong === 0 ? 'yes, all' : `no: ${ours.requests}`, {
        against: `${answers + appended.length} written`,
        target: 'equal',
        value: wrong,
        limit: 0,
      }),
    ];
    return { lines, ours, theirs };
  } finally {
    rmSync(home, { recursive: true, force: true });
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

/** In a home folder of its own, on logs of its own. */
function measureOmpStats(installed, home, files) {
  const { paths } = makeLogs(home, files);
  const bun = path.join(installed, 'node_modules/.bin/bun');
  const script = `
    const { appendFileSync } = require('node:fs');
    const { syncAllSessions } = await import(process.argv[1]);
    const timed = async () => { const began = performance.now(); await syncAllSessions(); return performance.now() - began; };
    const first = await timed();
    const same = await timed();
    for (const [file, line] of JSON.parse(process.argv[2])) appendFileSync(file, line);
    console.log(JSON.stringify({ first, same, ten: await timed() }));
    process.exit(0);`;
  const entry = path.join(installed, 'node_modules/@oh-my-pi/omp-stats/src/aggregator.ts');
  const appended = paths.slice(0, 10).map((file, index) => [file, answerLine(index, 900)]);
  return runJson(bun, ['-e', script, entry, JSON.stringify(appended)], { ...process.env, HOME: home });
}

function runJson(command, args, env = process.env) {
  const output = execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(output.trim().split('\n').at(-1));
}
