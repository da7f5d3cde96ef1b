// Makes the labelled set: the real opencode carries out scripted turns whose truth is known, for a fake provider. Writes its
// database (packed) and the labels, which come from the scripts alone. Run by hand when turns are added:
//   node test/labelled/make.mjs [TOPIC]   with a topic only to try its turns: nothing is written then
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { findSqliteNode } from '../bench/support/sqliteNode.mjs';
import { startFakeProvider } from '../live/support/fakeProvider.mjs';
import { createSandbox } from '../live/support/sandbox.mjs';
import { driveTurn, labelledScenarios } from './support/driveTurn.mjs';
import { writeLabelledProject } from './support/project.mjs';
import { startServer } from './support/server.mjs';
import { topics } from './turns/allTurns.mjs';

const target = path.resolve(import.meta.dirname, '../fixtures/labelled');
/** Turns in one session, unless they belong together. */
const perSession = 8;

const only = process.argv[2];
const scenarios = labelledScenarios();
const provider = await startFakeProvider({ scenarios });
const sandbox = createSandbox({ provider });
const { env, outcomes } = writeLabelledProject(sandbox, provider);
const server = await startServer(sandbox, env);
try {
  const labels = [];
  const sessions = [];
  let failures = 0;
  for (const [topic, turns] of Object.entries(topics)) {
    if (only !== undefined && topic !== only) continue;
    let inSession = perSession;
    let folder = '';
    for (const [index, turn] of turns.entries()) {
      if (turn.fresh || (inSession >= perSession && !turn.continues)) {
        const { id } = await server.call('POST', '/session', { title: `${topic} ${index + 1}` });
        sessions.push(id);
        inSession = 0;
      }
      inSession++;
      if (!turn.continues) folder = path.join(sandbox.projectFolder, `${topic}${index + 1}`);
      const played = { turn, session: sessions.at(-1), folder, server, scenarios, outcomes };
      try {
        labels.push(await driveTurn(played));
      } catch (error) {
        failures++;
        console.error(`${error.message}\n`);
      }
    }
    console.error(`${topic}: ${turns.length} turns`);
  }
  // Copies of two sessions: what happened in them happened once.
  for (const id of sessions.slice(0, 2)) await server.call('POST', `/session/${id}/fork`, {});
  await server.stop();
  if (failures > 0) process.exitCode = 1;
  else if (only === undefined) write(labels);
} finally {
  await server.stop();
  await provider.stop();
  await sandbox.dispose();
}

function write(labels) {
  const file = path.join(sandbox.dataFolder, 'opencode.db');
  const settle = `const { DatabaseSync } = require('node:sqlite'); const database = new DatabaseSync(process.argv[1]);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; DELETE FROM event; VACUUM;'); database.close();`;
  execFileSync(findSqliteNode(), ['--no-warnings', '-e', settle, file]);
  mkdirSync(target, { recursive: true });
  const packed = gzipSync(readFileSync(file), { level: 9 });
  writeFileSync(path.join(target, 'opencode.db.gz'), packed);
  const lines = labels.map((label) => JSON.stringify(label)).join(',\n');
  writeFileSync(path.join(target, 'labels.json'), `[\n${lines}\n]\n`);
  console.error(`${labels.length} turns, ${packed.length} bytes`);
}
