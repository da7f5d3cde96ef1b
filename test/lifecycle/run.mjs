// Starts and stops the built extension 100 times and counts what stays behind: nothing may.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createCountingVscode } from './countingVscode.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const cycles = 100;
/** Of the cycles, how many let the worker read data before they end: a thread takes a moment to come and go. */
const withWorker = 20;

const folder = mkdtempSync(path.join(os.tmpdir(), 'lifecycle-'));
process.env.HOME = folder;
process.env.XDG_DATA_HOME = path.join(folder, 'data');
const { vscode, census, made } = createCountingVscode();
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const unhandled = [];
let threads = 0;
process.on('worker', () => threads++);
process.on('unhandledRejection', (error) => unhandled.push(error));

const extension = createRequire(import.meta.url)(path.join(root, 'dist/extension.js'));
let passed = 0;
let failed = 0;

await check(`nothing stays behind after each of ${cycles} starts and stops`, async () => {
  for (let cycle = 0; cycle < cycles; cycle++) {
    await startAndStop(cycle < withWorker);
    assert.deepEqual([...census()], [], `left after cycle ${cycle}`);
  }
  assert.ok((made().get('EventEmitter') ?? 0) >= cycles, 'the census saw no emitters: it does not count');
  assert.ok(threads >= withWorker, `the worker was started ${threads} times`);
});

await check('no thread, timer or watcher keeps the process alive', async () => {
  const left = () => process.getActiveResourcesInfo().filter((kind) => !/^(TTYWrap|PipeWrap|FSReqPromise)$/.test(kind));
  for (let look = 0; look < 100 && left().length > 0; look++) await pause(50);
  // The pause of this look is itself a timer.
  assert.deepEqual(
    left().filter((kind) => kind !== 'Timeout'),
    [],
  );
});

await check('no promise was left without an owner', async () => assert.deepEqual(unhandled, []));

rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;

async function startAndStop(reading) {
  const context = fakeContext();
  const api = await extension.activate(context);
  assert.ok(census().size > 0, 'the start registered nothing');
  // With a moment for `setImmediate` the first questions go to the worker; without one the stop overtakes the start.
  if (reading) await pause(20);
  await extension.deactivate();
  for (const thing of context.subscriptions.reverse()) await thing.dispose();
  return api;
}

function fakeContext() {
  const uri = (file) => ({
    fsPath: file,
    path: file,
    scheme: 'file',
    toString: () => pathToFileURL(file).href,
  });
  vscode.Uri = { joinPath: (base, ...parts) => uri(path.join(base.fsPath, ...parts)), file: uri, parse: uri };
  const memento = () => {
    const values = new Map();
    return {
      get: (key, fallback) => (values.has(key) ? values.get(key) : fallback),
      update: async (key, value) => void values.set(key, value),
      keys: () => [...values.keys()],
      setKeysForSync() {},
    };
  };
  return {
    subscriptions: [],
    extensionPath: root,
    extensionUri: uri(root),
    globalStorageUri: uri(path.join(folder, 'storage')),
    storageUri: uri(path.join(folder, 'storage')),
    logUri: uri(path.join(folder, 'log')),
    globalState: memento(),
    workspaceState: memento(),
    extensionMode: 1,
    extension: { id: 'test.test', packageJSON: { version: '0.0.0' } },
    asAbsolutePath: (file) => path.join(root, file),
  };
}

async function check(name, run) {
  try {
    await run();
    passed++;
    console.log(`  ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`  FAIL  ${name}\n        ${String(error.message).split('\n').join('\n        ')}`);
  }
}
