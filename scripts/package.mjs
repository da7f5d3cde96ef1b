// Packages the extension into out/, with a production build (vsce runs the script vscode:prepublish).
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from './support/run.mjs';
import { vsixFile } from './support/vsix.mjs';

const root = path.resolve(import.meta.dirname, '..');

mkdirSync(path.dirname(vsixFile), { recursive: true });
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
await run(process.execPath, [vsce, ...args, '--out', vsixFile], { cwd: root });
