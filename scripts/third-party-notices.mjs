// Writes ThirdPartyNotices.txt: the licence of every package whose code or files are in dist/.
// Usage: node scripts/third-party-notices.mjs [--check]; --check writes nothing and fails when the file is out of date
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const noticesFile = path.join(root, 'ThirdPartyNotices.txt');

/** The bundles of esbuild.mjs, and the packages it copies files from. */
const entries = ['src/extension/extension.ts', 'src/worker/main.ts', 'src/cli/main.ts', 'src/webview/main.ts'];
const copied = ['sql.js', '@vscode/codicons'];

const introduction = `OpenCode Observatory contains code and files of the projects below, under their licences.

SQLite, compiled into sql.js, is in the public domain (https://www.sqlite.org/copyright.html).
`;

// The parts the toolkit is made of come without a licence file; holder and licence are the toolkit's.
const microsoftMit = licenceTexts(path.join(root, 'node_modules/@vscode/webview-ui-toolkit')).slice(0, 1);

const packages = [...new Set([...(await bundledPackages()), ...copied])].sort();
const notices = [introduction, ...packages.map(notice)].join(`\n${'-'.repeat(80)}\n\n`);

if (process.argv.includes('--check')) {
  if (!existsSync(noticesFile) || readFileSync(noticesFile, 'utf8') !== notices) {
    console.error('ThirdPartyNotices.txt is out of date. Run: node scripts/third-party-notices.mjs');
    process.exitCode = 1;
  }
} else writeFileSync(noticesFile, notices);

/** Names of the packages some code of which is left in a bundle after tree shaking. */
async function bundledPackages() {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.filter((entry) => existsSync(path.join(root, entry))),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: 'node',
    external: ['vscode'],
    loader: { '.ttf': 'empty' },
    outdir: path.join(root, 'out/notices'),
    logLevel: 'error',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return used.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
}

function notice(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license, homepage, repository } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
  const texts = licenceTexts(folder);
  if (texts.length === 0 && license === 'MIT' && name.startsWith('@microsoft/')) texts.push(...microsoftMit);
  if (texts.length === 0) throw new Error(`${name} carries no licence file.`);
  return `${name} ${version} (${license})\n${source}\n\n${texts.join('\n\n')}\n`;
}

function licenceTexts(folder) {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}
