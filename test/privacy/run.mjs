// A whole session under the kernel's eyes: every method of the worker's contract and every command of the terminal program, on a home
// with secrets in it. Nothing of the agents' is opened for writing, changed or locked, no secret is opened, no network socket is made.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { Checker } from '../support/checker.mjs';
import { createTestHome } from '../support/testHome.mjs';
import { ensureStrace, traced } from './support/strace.mjs';
import { offencesIn } from './support/offences.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const session = path.join(root, 'out/privacy/session.cjs');
const commands = [
  ['stats', '--format', 'json'],
  ['sessions'],
  ['daily'],
  ['models'],
  ['projects'],
  ['tools'],
  ['export', 'sessions', '--format', 'csv'],
  ['live', '--format', 'json'],
  ['skills', '--format', 'json'],
  ['omp', '--summary'],
  ['config'],
];

const strace = await ensureStrace();
if (strace === undefined) {
  console.log('There is no strace here: what a session opens cannot be watched.\n0 passed, 0 failed, 3 skipped');
  process.exit(0);
}
await esbuild.build({
  absWorkingDir: root,
  entryPoints: [path.join(import.meta.dirname, 'session.ts')],
  outfile: session,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
});
cpSync(path.join(root, 'dist/sql-wasm.wasm'), path.join(root, 'out/privacy/sql-wasm.wasm'));

const home = createTestHome({ fixture: 'small' });
const sessions = path.join(home.home, '.omp/agent/sessions');
const configuration = path.join(home.home, '.config/opencode');
const own = path.join(home.root, 'cache');
for (const folder of [sessions, configuration, own, path.join(home.dataFolder, 'log')])
  mkdirSync(folder, { recursive: true });
cpSync(path.join(root, 'test/fixtures/omp/home/.omp/agent/sessions'), sessions, { recursive: true });
const secret = JSON.stringify({ anthropic: { type: 'api', key: 'sk-secret' } });
for (const name of ['auth.json', 'mcp-auth.json']) writeFileSync(path.join(home.dataFolder, name), secret);
const server = { type: 'remote', url: 'https://example.com/mcp', headers: { Authorization: 'Bearer secret' } };
writeFileSync(path.join(configuration, 'opencode.json'), JSON.stringify({ mcp: { wiki: server } }));
writeFileSync(
  path.join(home.dataFolder, 'log/opencode.log'),
  'timestamp=2026-11-20T10:00:00Z level=INFO run=0123abcd message=loop\n',
);
const folders = [home.dataFolder, sessions, configuration];
// Exports go where the program runs: into a folder of our own.
const options = { cwd: own, env: { ...process.env, ...home.env, OBSERVATORY_OWN_FOLDER: own } };

const checker = new Checker('privacy');
try {
  await checker.check('the watch has eyes: a program that breaks each promise is caught', async () => {
    const bad = `const fs = require('fs'), net = require('net');
      fs.closeSync(fs.openSync(${JSON.stringify(path.join(home.dataFolder, 'opencode.db'))}, 'r+'));
      fs.readFileSync(${JSON.stringify(path.join(home.dataFolder, 'auth.json'))});
      net.connect(9, '127.0.0.1').on('error', () => {});`;
    const offences = offencesIn(await traced(strace, ['-e', bad], options), folders);
    for (const kind of ['written', 'forbidden', 'network']) assert.ok(offences[kind].length > 0, `${kind} went unseen`);
  });
  await checker.check('a session in which everything is asked keeps every promise', async () => {
    const lines = await traced(strace, [session], options);
    assert.ok(
      lines.some((line) => line.includes(path.join(home.dataFolder, 'opencode.db'))),
      'it read no data',
    );
    assertInnocent(lines);
  });
  await checker.check('so does every command in a terminal', async () => {
    const lines = [];
    for (const command of commands)
      lines.push(...(await traced(strace, [path.join(root, 'dist/cli.js'), ...command], options)));
    assert.ok(
      lines.some((line) => line.includes(path.join(home.dataFolder, 'opencode.db'))),
      'they read no data',
    );
    assertInnocent(lines);
  });
} finally {
  home.dispose();
}
process.exitCode = checker.finish() ? 0 : 1;

function assertInnocent(lines) {
  for (const [kind, offences] of Object.entries(offencesIn(lines, folders))) {
    assert.deepEqual(offences.slice(0, 5), [], `${kind}: ${offences.length}`);
  }
}
