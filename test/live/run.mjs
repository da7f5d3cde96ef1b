// Runs the live tests: the real opencode, talking to a fake provider, writes while VS Code is open.
import path from 'node:path';
import { run } from '../../scripts/support/run.mjs';
import { runTestFiles } from '../support/runTestFiles.mjs';
import { repositoryRoot } from '../vscode-host/hostPaths.mjs';

await run(process.execPath, ['esbuild.mjs'], { cwd: repositoryRoot });
await runTestFiles([path.join(import.meta.dirname, 'live.uitest.mjs')]);
