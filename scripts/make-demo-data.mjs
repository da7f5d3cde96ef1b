// Writes demo data: node scripts/make-demo-data.mjs FOLDER [--project FOLDER]. Builds the command line program first when there is none.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './support/run.mjs';

const root = path.join(import.meta.dirname, '..');
const cli = path.join(root, 'dist', 'cli.js');

try {
  if (!existsSync(cli)) await run(process.execPath, ['esbuild.mjs'], { cwd: root });
  await run(process.execPath, [cli, 'demo', ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
