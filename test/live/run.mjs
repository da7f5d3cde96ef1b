// Runs the live tests: the real opencode, talking to a fake provider, writes while VS Code is open.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../scripts/support/run.mjs';
import { runTestFiles } from '../support/runTestFiles.mjs';
import { repositoryRoot } from '../vscode-host/hostPaths.mjs';

await run(process.execPath, ['esbuild.mjs'], { cwd: repositoryRoot });
const words = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.uitest.mjs') && (words.length === 0 || words.some((word) => file.includes(word))))
  .map((file) => path.join(import.meta.dirname, file));
await runTestFiles(files);
