// Bundles the webview and the page's scripted host as the product's build does, into a folder of the test's own.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** Writes webview.js, webview.css, host.js and the codicons to `folder`. */
export async function bundle(root, folder) {
  await mkdir(folder, { recursive: true });
  const common = { bundle: true, format: 'iife', target: 'es2023', platform: 'browser', logLevel: 'warning' };
  const inSource = (file) => path.join(root, file);
  await Promise.all([
    build({
      ...common,
      entryPoints: [inSource('src/webview/main.ts')],
      outfile: path.join(folder, 'webview.js'),
      minify: true,
    }),
    build({
      ...common,
      entryPoints: [inSource('src/webview/styles/main.css')],
      outfile: path.join(folder, 'webview.css'),
    }),
    build({
      ...common,
      entryPoints: [inSource('test/webview/page/scriptedHost.ts')],
      outfile: path.join(folder, 'host.js'),
    }),
  ]);
  for (const file of ['codicon.css', 'codicon.ttf']) {
    await copyFile(require.resolve(`@vscode/codicons/dist/${file}`), path.join(folder, file));
  }
}
