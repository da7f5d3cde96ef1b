// Which data `npm start` shows.
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** The user's own data when there is any: then no setting is needed, the extension finds it. Else a demo made for the opened folder. */
export async function chooseData({ demo, folder }) {
  const own = demo ? undefined : findOwnData();
  if (own)
    return { settings: { 'opencodeObservatory.dataFolders': [] }, env: {}, description: `OpenCode data: ${own}` };
  const demoFolder = path.join(root, 'out/demo');
  const args = ['scripts/make-demo-data.mjs', demoFolder, '--project', folder];
  await run(process.execPath, args, { cwd: root, quiet: true });
  return {
    settings: { 'opencodeObservatory.dataFolders': [demoFolder] },
    env: { OPENCODE_MODELS_PATH: path.join(demoFolder, 'models.json') }, // it knows the context windows of the demo's models
    description: `${demo ? 'Demo' : 'No OpenCode data on this machine: demo'} data in ${demoFolder}`,
  };
}

/** Where this machine's OpenCode keeps its database; undefined when it has none. */
function findOwnData() {
  const folder = path.join(process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local/share'), 'opencode');
  const named = process.env.OPENCODE_DB;
  if (named && named !== ':memory:' && existsSync(path.resolve(folder, named))) return path.resolve(folder, named);
  if (!existsSync(folder)) return undefined;
  const isData = (name) => /^opencode.*\.db$/.test(name) || name === 'storage';
  return readdirSync(folder).some(isData) ? folder : undefined;
}
