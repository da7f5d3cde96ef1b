// Packs the extension as it would be published and checks what is inside, and that it stays small.
// Usage: node test/package/run.mjs
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { run } from '../../scripts/support/run.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const vsix = path.join(root, 'out/package/opencode-observatory.vsix');
const largest = 1_500_000;

/** Exactly these; a pattern stands for files whose number may grow. */
const expected = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'ThirdPartyNotices.txt',
  'dist/catalogue.json',
  'dist/cli.js',
  'dist/codicon.css',
  'dist/codicon.ttf',
  'dist/extension.js',
  'dist/inspector.css',
  'dist/inspector.js',
  'dist/sql-wasm.wasm',
  'dist/stretches.js',
  'dist/thread.js',
  'dist/webview.css',
  'dist/pane.js',
  'dist/webview.js',
  'dist/worker.js',
  'docs/api.md',
  'docs/data-sources.md',
  'docs/exports.md',
  'docs/formulas.md',
  'docs/ledger.md',
  'docs/performance.md',
  'docs/settings.md',
  'docs/tachikoma.md',
  'docs/terminal.md',
  'docs/troubleshooting.md',
  'package.json',
  'package.nls.json',
];
const allowed = [
  /^media\/[\w/-]+\.(svg|png)$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^package\.nls\.[\w-]+\.json$/,
];

const checks = [
  ['the production build succeeds', build],
  ['the archive holds exactly what the extension needs', checkFiles],
  [`the archive is at most ${largest / 1e6} MB`, checkSize],
];

let failed = 0;
for (const [name, check] of checks) {
  try {
    console.log(`ok ${name}: ${await check()}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${name}\n  ${error.message}`);
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 ? 0 : 1;

async function build() {
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, quiet: true });
  return 'done';
}

async function checkFiles() {
  const files = (await listFiles({ cwd: root, dependencies: false })).map((file) => file.split(path.sep).join('/'));
  const missing = expected.filter((file) => !files.includes(file));
  const surplus = files.filter((file) => !expected.includes(file) && !allowed.some((pattern) => pattern.test(file)));
  if (missing.length + surplus.length > 0) {
    throw new Error(`missing: ${missing.join(', ') || 'none'}; should not be there: ${surplus.join(', ') || 'none'}`);
  }
  return `${files.length} files`;
}

async function checkSize() {
  mkdirSync(path.dirname(vsix), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    rewriteRelativeLinks: false, // without a repository there is nothing to resolve them against
  });
  if (!existsSync(vsix)) throw new Error('nothing was packed');
  const bytes = statSync(vsix).size;
  if (bytes > largest) throw new Error(`${bytes} bytes`);
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
