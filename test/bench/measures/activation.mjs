// Time to load and activate dist/extension.js against a fake `vscode`: the extension's own share, without the editor's.
import { createRequire } from 'node:module';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { outFolder } from '../support/paths.mjs';
import { createFakeVscode } from '../support/fakeVscode.mjs';

const [storage] = process.argv.slice(2);
const vscode = createFakeVscode();
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const uri = (file) => ({ fsPath: file, path: file, scheme: 'file', toString: () => pathToFileURL(file).href });
const memento = { get: (_key, fallback) => fallback, update: async () => {}, keys: () => [], setKeysForSync() {} };
const context = {
  subscriptions: [],
  extensionPath: outFolder,
  extensionUri: uri(outFolder),
  globalStorageUri: uri(storage),
  storageUri: uri(storage),
  logUri: uri(storage),
  globalState: memento,
  workspaceState: memento,
  extensionMode: 1,
  extension: { id: 'bench.bench', packageJSON: { version: '0.0.0' } },
  asAbsolutePath: (file) => path.join(outFolder, file),
};

const require = createRequire(import.meta.url);
const began = performance.now();
const extension = require(path.join(outFolder, 'dist/extension.js'));
const loaded = performance.now() - began;
await extension.activate(context);
const ms = performance.now() - began;
process.stdout.write(`${JSON.stringify({ loaded, ms })}\n`, () => process.exit(0)); // leaves the worker it may have started
