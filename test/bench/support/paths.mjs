// Where things are. Imports nothing of weight: measures of memory import it.
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** The bench's own folder: databases, caches, programs. */
export const outFolder = path.join(root, 'out/bench');

/** A copy of the production build, so that a build that runs meanwhile changes nothing. */
export const dist = path.join(outFolder, 'dist');

/** SQLite's WebAssembly as the production build carries it. */
export const wasm = path.join(dist, 'sql-wasm.wasm');

/** The program of the thread that helps to read a large table, as the production build carries it. */
export const stretches = path.join(dist, 'stretches.js');

/** The extension's own worker by its first file, and the same without the background pass over the tool calls. */
export const workers = { own: path.join(dist, 'thread.js'), withoutPass: path.join(dist, 'withoutPass.js') };

/** The bundled programs of the measures. */
export const programs = {
  indexThread: path.join(outFolder, 'indexThread.cjs'),
  keptIndexThread: path.join(outFolder, 'keptIndexThread.cjs'),
  protocolClient: path.join(outFolder, 'protocolClient.cjs'),
  logSync: path.join(outFolder, 'logSync.cjs'),
  lastReports: path.join(outFolder, 'lastReports.cjs'),
  reports: path.join(outFolder, 'reports.cjs'),
  inferences: path.join(outFolder, 'inferences.cjs'),
  processLister: path.join(outFolder, 'processLister.cjs'),
};
