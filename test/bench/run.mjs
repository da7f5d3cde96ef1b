// Measures the extension on a database of its own making and prints one table. Speed is not a test: it exits with 0
// however slow it was, and with 1 only when it could not measure.
// Usage: npm run bench -- [--full | --huge [--keep]] [--only tools,reports] [--json] [--omp-stats FOLDER] [--ccusage FOLDER] [--ocmonitor COMMAND]
// The folders are ones in which `npm install @oh-my-pi/omp-stats bun` or `npm install ccusage` was run: the bench installs nothing.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureActivation, measureProduct, measureSizes } from './suites/footprint.mjs';
import { measureRefresh, measureSkillsViews, measureToolCalls } from './suites/living.mjs';
import { measureInferences } from './suites/inferences.mjs';
import { measureHuge } from './suites/huge.mjs';
import { measureLastReport } from './suites/lastReports.mjs';
import { measureLive } from './suites/live.mjs';
import { measureLogs } from './suites/logs.mjs';
import { measureReports } from './suites/reports.mjs';
import { measureTerminal } from './suites/terminal.mjs';
import { measurePanel } from './suites/panel.mjs';
import { checkTotals, measureStarting } from './suites/starting.mjs';
import { buildPrograms } from './support/build.mjs';
import { ensureDatabase, ensureHuge, removeHuge, sizes } from './support/database.mjs';
import { outFolder } from './support/paths.mjs';
import { findSqliteNode } from './support/sqliteNode.mjs';
import { line, markdownTable } from './support/table.mjs';

const full = process.argv.includes('--full');
const given = (option) => (process.argv.includes(option) ? process.argv[process.argv.indexOf(option) + 1] : null);
const ompStats = given('--omp-stats');
const rounds = 5;
const commits = 60;
const log = (text) => console.error(`bench: ${text}`);

const sqliteNode = findSqliteNode();
const peers = { ccusage: given('--ccusage'), ocmonitor: given('--ocmonitor') };
const huge = process.argv.includes('--huge') ? await ensureHuge(sqliteNode, log) : null;
const { file: database, bytes } =
  huge?.big ?? (await ensureDatabase(full ? sizes.full : sizes.default, sqliteNode, log));
await buildPrograms();

try {
  const { starting, groups } =
    huge === null ? await measureAll() : await measureHuge({ ...huge, sqliteNode, log, peers });
  const lines = groups.flatMap((group) => group.lines);
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, load ${os.loadavg()[0].toFixed(1)}`;
  const when = `Node ${process.versions.node} on ${os.platform()}, ${machine}`;
  console.log(`${(bytes / 1e9).toFixed(2)} GB, ${starting.totals.sessions} sessions. ${when}\n`);
  console.log(markdownTable(lines));
  const over = lines.filter(({ verdict }) => verdict === 'over').length;
  console.log(`\n${over === 0 ? 'Every target is met.' : `Targets missed: ${over}.`}`);
  if (process.argv.includes('--json'))
    writeFileSync(path.join(outFolder, 'result.json'), JSON.stringify({ when, groups }, null, 2));
} finally {
  for (const name of readdirSync(outFolder)) {
    if (name.startsWith('cache-')) rmSync(path.join(outFolder, name), { recursive: true, force: true });
  }
  if (process.argv.includes('--huge') && !process.argv.includes('--keep')) removeHuge();
}

/** All there is to say of one database; a part that fails is a row that says so, and the others are printed all the same. */
async function measureAll() {
  const starting = await measureStarting({ database, sqliteNode, rounds });
  const { cacheFolder } = starting;
  const inCache = (name) => path.join(cacheFolder, name);
  const parts = {
    activation: () => measureActivation({ rounds: 5 }),
    sizes: () => measureSizes(),
    refresh: () => measureRefresh({ database, cacheFolder: inCache('live'), sqliteNode, commits }),
    tools: async () => {
      const calls = await measureToolCalls({ database, cacheFolder: inCache('tools'), sqliteNode });
      return { lines: [...calls.lines, await checkTotals({ database, totals: calls.totals, sqliteNode })] };
    },
    memory: () => measureProduct({ database, rounds }),
    skills: async () => {
      const views = await measureSkillsViews({ database, cacheFolder: inCache('skills'), sqliteNode, commits: 20 });
      const last = await measureLastReport({ database, cacheFolder: inCache('last'), rounds: 15 });
      return { lines: [...views.lines, ...last.lines], views, last };
    },
    reports: () => measureReports({ database, cacheFolder: inCache('reports'), rounds: 15 }),
    terminal: () => measureTerminal({ database, sqliteNode, rounds, ...peers }),
    live: () => measureLive({ database, cacheFolder: inCache('live idle') }),
    logs: () => measureLogs({ files: 2000, installed: ompStats }),
    ...(full && { manyLogs: () => measureLogs({ files: 10_000, installed: null }) }),
    inferences: () => measureInferences(),
    panel: () => measurePanel({ rounds }),
  };
  const only = given('--only')?.split(',');
  const groups = [starting];
  for (const [name, measure] of Object.entries(parts)) {
    if (only && !only.includes(name)) continue;
    log(name);
    try {
      groups.push(await measure());
    } catch (error) {
      log(error.stack);
      groups.push({ lines: [line(name, 'not measured', { against: 'it failed: see above' })] });
    }
  }
  return { starting, groups };
}
