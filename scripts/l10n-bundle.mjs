// Writes l10n/bundle.l10n.json anew: every text the extension and its panel translate, in English.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = await mkdtemp(path.join(tmpdir(), 'l10n-'));
try {
  const outfile = path.join(folder, 'translatedTexts.cjs');
  await build({
    entryPoints: [path.join(root, 'test/support/translatedTexts.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
  });
  const { translatedCalls } = createRequire(import.meta.url)(outfile);
  const calls = ['src/extension', 'src/webview'].flatMap((part) => translatedCalls(path.join(root, part)));
  const texts = [...new Set(calls.flatMap((call) => call.texts))].sort();
  const bundle = Object.fromEntries(texts.map((text) => [text, text]));
  await writeFile(path.join(root, 'l10n/bundle.l10n.json'), `${JSON.stringify(bundle, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true });
}
