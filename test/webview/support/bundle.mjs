// Bundles the webview and the page's scripted host as the product's build does, into a folder of the test's own.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** Writes the extension's worker, and what starts it on databases made for the test, to `folder`; gives that starter. */
export async function bundleWorker(root, folder) {
  const common = { bundle: true, format: 'cjs', target: 'node20', platform: 'node', mainFields: ['module', 'main'] };
  const program = (entry, name) =>
    build({ ...common, logLevel: 'warning', entryPoints: [path.join(root, entry)], outfile: path.join(folder, name) });
  await Promise.all([
    program('src/worker/main.ts', 'worker.cjs'),
    program('test/webview/worker/realWorker.ts', 'realWorker.cjs'),
    copyFile(require.resolve('sql.js/dist/sql-wasm.wasm'), path.join(folder, 'sql-wasm.wasm')),
  ]);
  return require(path.join(folder, 'realWorker.cjs')).startRealWorker;
}

/** Writes the pages (script, styles and the scripted host each) and the codicons to `folder`. */
export async function bundle(root, folder) {
  await mkdir(folder, { recursive: true });
  const common = { bundle: true, format: 'iife', target: 'es2023', platform: 'browser', logLevel: 'warning' };
  const inSource = (file) => path.join(root, file);
  const bundles = [
    ['src/webview/main.ts', 'webview.js', true],
    ['src/webview/styles/main.css', 'webview.css', false],
    ['test/webview/page/scriptedHost.ts', 'webviewHost.js', false],
    ['src/webview/inspectorMain.ts', 'inspector.js', true],
    ['src/webview/styles/inspector.css', 'inspector.css', false],
    ['test/webview/page/inspectorHost.ts', 'inspectorHost.js', false],
    ['src/webview/pane/main.ts', 'pane.js', true],
    ['src/webview/styles/main.css', 'pane.css', false],
    ['test/webview/page/paneHost.ts', 'paneHost.js', false],
  ];
  await Promise.all(
    bundles.map(([entry, outfile, minify]) =>
      build({ ...common, entryPoints: [inSource(entry)], outfile: path.join(folder, outfile), minify }),
    ),
  );
  for (const file of ['codicon.css', 'codicon.ttf']) {
    await copyFile(require.resolve(`@vscode/codicons/dist/${file}`), path.join(folder, file));
  }
}
