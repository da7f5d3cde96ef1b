// Runs test/integration/suite in a real VS Code with @vscode/test-electron.
//   VSCODE_EXECUTABLE=<path>  an installed VS Code          VSCODE_VERSION=stable|1.101.0  a downloaded one
// Without either: the npm VS Code where test/vscode-host has been set up, else the download.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { formatCounts } from '../../scripts/support/counts.mjs';
import { run } from '../../scripts/support/run.mjs';
import { createTestHome } from '../support/testHome.mjs';
import { isHostInstalled, repositoryRoot } from '../vscode-host/hostPaths.mjs';

const suite = path.join(import.meta.dirname, 'suite');
const out = path.join(repositoryRoot, 'out/integration');
const resultFile = path.join(out, 'counts.json');

await run(process.execPath, ['esbuild.mjs'], { cwd: repositoryRoot });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await esbuild.build({
  entryPoints: [
    path.join(suite, 'index.ts'),
    ...readdirSync(suite)
      .filter(isTest)
      .map((file) => path.join(suite, file)),
  ],
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
  external: ['vscode', 'mocha'],
});

const home = createTestHome({ fixture: 'small' });
let failure;
try {
  await runTests({
    ...chooseVscode(),
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: path.join(out, 'index.js'),
    launchArgs: [home.projectFolder, '--disable-extensions', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    extensionTestsEnv: { ...home.env, RESULT_FILE: resultFile, TEST_HOME: home.root },
  });
} catch (error) {
  failure = error;
} finally {
  home.dispose();
}

const counts = countsOfTheSuite() ?? { passed: 0, failed: 1, skipped: 0 };
if (failure && counts.failed === 0) counts.failed = 1; // VS Code itself fell over
if (failure) console.error(String(failure));
console.log(formatCounts(counts));
process.exit(counts.failed > 0 ? 1 : 0);

/** What suite/index.ts left; undefined when VS Code never came so far. */
function countsOfTheSuite() {
  return existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined;
}

function isTest(file) {
  return file.endsWith('.test.ts');
}

function chooseVscode() {
  const { VSCODE_EXECUTABLE: executable, VSCODE_VERSION: version } = process.env;
  if (executable) return { vscodeExecutablePath: executable };
  if (!version && isHostInstalled()) {
    return { vscodeExecutablePath: path.join(repositoryRoot, 'test/vscode-host/launcher.mjs') };
  }
  return { version: version ?? minimumVersion() };
}

/** The oldest VS Code the manifest promises to run on. */
function minimumVersion() {
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
  return manifest.engines.vscode.replace('^', '');
}
