// Runs the UI tests, test/ui/*.uitest.mjs; `node test/ui/run.mjs smoke` runs those whose name contains the word.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../scripts/support/run.mjs';
import { runTestFiles } from '../support/runTestFiles.mjs';
import { repositoryRoot } from '../vscode-host/hostPaths.mjs';

const words = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.uitest.mjs') && (words.length === 0 || words.some((word) => file.includes(word))))
  .map((file) => path.join(import.meta.dirname, file));
// A user gets the package, so that is what is tested: made fresh, with the production build.
await run(process.execPath, ['scripts/package.mjs'], { cwd: repositoryRoot, quiet: true });
await runTestFiles(files);
