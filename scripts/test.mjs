// `npm test`: installs what is missing, runs every suite, ends with "N passed, N failed, N skipped".
// `npm test -- unit integration` runs only those. Needs nothing but Node, npm and, for the browser, a Chromium or apt-get.
import { accessSync, constants, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addCounts, formatCounts } from './support/counts.mjs';
import { ensureInstalled } from './support/install.mjs';
import { runSuite } from './support/runSuite.mjs';
import { suites } from './support/suites.mjs';

useWritableHome();
process.chdir(path.resolve(import.meta.dirname, '..'));
if (process.stdout.isTTY)
  process.env.FORCE_COLOR ??= '1'; // the suites write into pipes
else process.env.NO_COLOR ??= '1';

const chosen = chooseSuites(process.argv.slice(2));
const results = [];
const startedAt = Date.now();

if (await attempt('install', () => install(chosen))) {
  for (const suite of chosen) {
    heading(suite.name);
    const from = Date.now();
    const counts = await runSuite(suite);
    results.push({ name: suite.name, counts, ms: Date.now() - from });
    console.log(`${suite.name}: ${formatCounts(counts)} (${seconds(Date.now() - from)})`);
  }
}

heading('summary');
for (const { name, counts, ms } of results) {
  console.log(`${counts.failed > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(12)} ${formatCounts(counts)} (${seconds(ms)})`);
}
console.log(`in ${seconds(Date.now() - startedAt)}`);
const total = addCounts(results.map(({ counts }) => counts));
console.log(formatCounts(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function chooseSuites(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`No such suite: ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

/** Installs the packages, and jq, a VS Code and a browser when one of the suites needs them. */
async function install(wanted) {
  await ensureInstalled();
  const needs = new Set(wanted.flatMap((suite) => suite.needs ?? []));
  if (needs.has('jq')) {
    const { ensureJq } = await import('./support/ensureJq.mjs');
    await ensureJq();
  }
  if (needs.has('chromium')) {
    const { ensureChromium } = await import('../test/vscode-host/browser.mjs');
    process.env.CHROMIUM = await ensureChromium();
  }
  if (needs.has('vscode')) {
    const { setupHost } = await import('../test/vscode-host/setup.mjs');
    await setupHost();
  }
}

/** Runs a step that has no counts of its own: a failure is one failed check. */
async function attempt(name, step) {
  heading(name);
  const from = Date.now();
  try {
    await step();
    console.log(`${name}: done (${seconds(Date.now() - from)})`);
    return true;
  } catch (error) {
    console.error(error.message);
    results.push({ name, counts: { passed: 0, failed: 1, skipped: 0 }, ms: Date.now() - from });
    return false;
  }
}

/** npm and browsers write into HOME; where it is missing or read-only they get one of this run's own. */
function useWritableHome() {
  try {
    accessSync(os.homedir(), constants.W_OK);
  } catch {
    process.env.HOME = mkdtempSync(path.join(os.tmpdir(), 'home-'));
  }
}

function heading(name) {
  console.log(`\n=== ${name} ${'='.repeat(Math.max(3, 70 - name.length))}`);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
