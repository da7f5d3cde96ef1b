// Bundles the programs of the extension into dist/. Flags: --production (minified, no source maps), --watch.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { catalogueFromFile, writeCatalogue } from './scripts/support/catalogueFile.mjs';
import { nodeModules } from './scripts/support/nodeModules.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const root = import.meta.dirname;
const dist = path.join(root, 'dist');

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  logLevel: watch ? 'silent' : 'warning',
  minify: production,
  sourcemap: production ? false : 'linked',
};
// jsonc-parser's main entry is UMD, whose requires no bundler can follow: its module entry is wanted. One letter beyond
// Latin-1 would make V8 keep all of the code in two bytes a letter.
const node = {
  ...shared,
  charset: 'ascii',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [nodeModules],
};

const page = { ...shared, platform: 'browser', format: 'iife', target: 'es2022' };

/** Tells the editor's watch task (.vscode/tasks.json) when a build starts, ends and what is wrong. */
const watchReporter = {
  name: 'watch-reporter',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

const bundles = [
  { ...node, entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  // The worker thread and the terminal program in one: see there.
  {
    ...node,
    entryPoints: ['src/cli/program.ts'],
    outfile: 'dist/worker.js',
    plugins: [nodeModules, catalogueFromFile],
  },
  // The first file of the worker thread, which runs the one above.
  { ...node, entryPoints: ['src/worker/keptCode/thread.ts'], outfile: 'dist/thread.js' },
  // The thread that helps the worker to read a large table: small, since all of its program is memory while it runs.
  { ...node, entryPoints: ['src/worker/index/stretches/stretchThread.ts'], outfile: 'dist/stretches.js' },
  { ...page, entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview.js' },
  { ...page, entryPoints: ['src/webview/pane/main.ts'], outfile: 'dist/pane.js' },
  { ...shared, entryPoints: ['src/webview/styles/main.css'], outfile: 'dist/webview.css' },
  { ...page, entryPoints: ['src/webview/inspectorMain.ts'], outfile: 'dist/inspector.js' },
  { ...shared, entryPoints: ['src/webview/styles/inspector.css'], outfile: 'dist/inspector.css' },
];

/** Files used as they are: SQLite's WebAssembly, and the icon font of VS Code. */
const assets = ['sql.js/dist/sql-wasm.wasm', '@vscode/codicons/dist/codicon.css', '@vscode/codicons/dist/codicon.ttf'];

mkdirSync(dist, { recursive: true });
for (const asset of assets) {
  copyFileSync(path.join(root, 'node_modules', asset), path.join(dist, path.basename(asset)));
}

writeCatalogue(dist);
writeFileSync(path.join(dist, 'cli.js'), "#!/usr/bin/env node\nrequire('./worker.js');\n", { mode: 0o755 });

if (watch) {
  for (const bundle of bundles) {
    const context = await esbuild.context({ ...bundle, plugins: [...(bundle.plugins ?? []), watchReporter] });
    await context.watch();
  }
} else {
  try {
    await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  } catch {
    process.exit(1); // esbuild has printed what is wrong
  }
  if (production) {
    for (const map of readdirSync(dist).filter((file) => file.endsWith('.map'))) rmSync(path.join(dist, map));
  }
}
