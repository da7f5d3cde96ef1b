// Bundles a torture as the worker is bundled and runs it under this Node:
//   node test/torture/run.mjs [reader|index] [--seconds N]
import { spawn } from 'node:child_process';
import path from 'node:path';
import esbuild from 'esbuild';

const programs = { reader: 'test/torture/torture.ts', index: 'test/torture/indexTorture/main.ts' };

const root = path.resolve(import.meta.dirname, '../..');
const [first = '', ...rest] = process.argv.slice(2);
const isNamed = Object.hasOwn(programs, first);
const name = isNamed ? first : 'reader';
const outfile = path.join(root, `out/torture/${name}.cjs`);

await esbuild.build({
  absWorkingDir: root,
  entryPoints: [programs[name]],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
});
const child = spawn(process.execPath, [outfile, ...(isNamed ? rest : process.argv.slice(2))], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
child.once('exit', (code) => (process.exitCode = code ?? 1));
