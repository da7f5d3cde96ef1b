// Runs one measure in a process of its own, so that none warms up or fattens another.
import { spawn } from 'node:child_process';
import path from 'node:path';

const measures = path.resolve(import.meta.dirname, '../measures');

/** What a measure printed as its last line. */
export async function measure(name, args = [], { node = process.execPath } = {}) {
  const { output } = await timed(node, ['--no-warnings', path.join(measures, `${name}.mjs`), ...args]);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** Runs a program and times it from start to end, ms. */
export function timed(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors += data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve({ ms: performance.now() - began, output });
      else reject(new Error(`${path.basename(args[1] ?? command)} ended with ${code}\n${errors.slice(-2000)}`));
    });
  });
}

/** Runs a program and measures the processor time it used, ms; undefined where there is no POSIX shell to ask. */
export async function processorTime(command, args) {
  if (process.platform === 'win32') return undefined;
  const { output } = await timed('sh', ['-c', '"$@" > /dev/null; times', 'sh', command, ...args]);
  const ofChildren =
    output
      .trim()
      .split('\n')
      .at(-1)
      .match(/(\d+)m([\d.,]+)s/g) ?? [];
  const seconds = ofChildren
    .map((text) => /(\d+)m([\d.,]+)s/.exec(text))
    .map(([, m, s]) => m * 60 + Number(s.replace(',', '.')));
  return seconds.reduce((sum, each) => sum + each, 0) * 1000;
}

/** Runs each of some competitors `rounds` times, taking turns, and returns every result by name. */
export async function takeTurns(rounds, competitors) {
  const results = Object.fromEntries(Object.keys(competitors).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, compete] of Object.entries(competitors)) results[name].push(await compete());
  }
  return results;
}
