// A long day in minutes: agents write, die and are killed, files move, the window is reloaded, the laptop sleeps, and at every check
// the figure on screen is SQLite's. `npm run soak` lasts an hour; --seconds N any time.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Checker } from '../support/checker.mjs';
import { createTestHome } from '../support/testHome.mjs';
import { statusBarItem, statusBarText } from '../ui/support/statusBar.mjs';
import { openWorkbench } from '../ui/support/workbench.mjs';
import { disturbances } from './support/disturbances.mjs';
import { extensionHostOf, memoryOf, openFilesOf } from './support/extensionHost.mjs';
import { query, startWriter } from './support/sqlite.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3600' } } });
const end = Date.now() + Number(values.seconds) * 1000;

/** Memory the host may gain between the second check and the last, MB: what a collector leaves lying about. */
const memoryRoom = 80;

const checker = new Checker('soak');
const home = createTestHome({ fixture: 'small' });
const database = path.join(home.dataFolder, 'opencode.db');
const settings = { 'opencodeObservatory.statusBar.cost': 'allFolders', 'opencodeObservatory.timeZone': 'UTC' };
const workbench = await openWorkbench({ home, settings });
const names = Object.keys(disturbances);
const memory = [];

try {
  // All kinds once, in the order of the list, then at random.
  for (let round = 0; round < names.length || Date.now() < end; round++) {
    const name = names[round] ?? names[Math.floor(Math.random() * names.length)];
    await checker.check(`${name}, an agent is killed, and the figure is right`, () => disturbAndCheck(name));
  }
  await checker.check('no file of OpenCode stays open, and memory is flat', checkFootprint);
  await checker.check('nothing was rejected without an owner, and no listener piles up', checkLogs);
} finally {
  await workbench.close();
  home.dispose();
}
process.exitCode = checker.finish() ? 0 : 1;

async function disturbAndCheck(name) {
  const writer = startWriter(database);
  try {
    await pause(1500 + Math.random() * 1500);
    await disturbances[name](workbench, home.dataFolder, writer);
    await pause(500);
  } finally {
    await writer.kill();
  }
  await assertFigure();
  const host = extensionHostOf(workbench.server.pid);
  if (host !== undefined) memory.push({ host, mb: memoryOf(host) });
}

/** Today's cost in the status bar becomes what SQLite says, and stays it. */
async function assertFigure() {
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const [{ cents }] = query(
    database,
    `select round(ifnull(sum(json_extract(data, '$.cost')), 0) * 100) cents from message
     where json_valid(data) and json_extract(data, '$.role') = 'assistant' and json_extract(data, '$.time.created') >= ${today}`,
  );
  const expected = `$${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  try {
    await statusBarText(workbench.page, 'cost', expected, 45_000);
  } catch {
    assert.equal((await statusBarItem(workbench.page, 'cost').innerText()).trim(), expected);
  }
}

async function checkFootprint() {
  const host = extensionHostOf(workbench.server.pid);
  assert.ok(host !== undefined, 'there is no extension host');
  // A refresh opens the database while it reads; a leak is what is open whenever one looks, though nobody writes any more.
  const held = () =>
    openFilesOf(host).filter((file) => file.startsWith(home.dataFolder) && /\.db(-wal|-shm)?$/.test(file));
  let open = held();
  for (const patience = Date.now() + 20_000; open.length > 0 && Date.now() < patience; open = held()) await pause(25);
  assert.deepEqual(open, []);
  // A reload starts a new host: only looks at one and the same are compared.
  const same = memory.filter((look) => look.host === host).map(({ mb }) => mb);
  console.log(`        memory of the extension host: ${same.map((mb) => mb.toFixed(0)).join(', ')} MB`);
  const growth = (same.at(-1) ?? 0) - (same[1] ?? same[0] ?? 0);
  assert.ok(growth < memoryRoom, `it grew by ${growth.toFixed(0)} MB`);
}

async function checkLogs() {
  const logs = path.join(workbench.userDataDir, 'data/logs');
  const folder = existsSync(logs) ? logs : path.join(workbench.userDataDir, 'logs');
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.log'));
  assert.ok(files.length > 0, 'VS Code left no logs');
  const lines = files.flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'));
  const bad = [...lines, ...workbench.consoleMessages].filter(
    (line) => /rejected promise not handled|unhandled|potential listener LEAK/i.test(line) && /observatory/i.test(line),
  );
  assert.deepEqual(bad, []);
}
