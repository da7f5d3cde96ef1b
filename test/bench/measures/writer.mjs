// Writes as OpenCode does: one commit for each line on standard input, answered by "ok". Runs under a Node with node:sqlite.
// Usage: node writer.mjs DATABASE; kinds of commit: new, finish, part, old, delete, undo, erase, checkpoint
import readline from 'node:readline';
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2]);
database.exec('PRAGMA journal_mode=wal; PRAGMA synchronous=normal; PRAGMA busy_timeout=5000');
const { id: sessionId } = database.prepare('SELECT id FROM session ORDER BY rowid DESC LIMIT 1').get();
const { last } = database.prepare('SELECT max(rowid) AS last FROM message').get();
const insertMessage = database.prepare('INSERT INTO message VALUES(?, ?, ?, ?, ?)');
const insertPart = database.prepare('INSERT INTO part VALUES(?, ?, ?, ?, ?, ?)');
const updateMessage = database.prepare('UPDATE message SET data = ?, time_updated = ? WHERE id = ?');
const messageAt = database.prepare(
  "SELECT id FROM message WHERE rowid = ? AND json_extract(data, '$.role') = 'assistant'",
);
const deleteMessage = database.prepare('DELETE FROM message WHERE rowid = ?');
const deleteParts = database.prepare('DELETE FROM part WHERE message_id = ?');
const deleteWhole = database.prepare('DELETE FROM message WHERE id = ?');
const touchSession = database.prepare('UPDATE session SET time_updated = ? WHERE id = ?');

let count = 0;
let messageId;
let place = 1;

const commits = {
  new: startMessage,
  finish,
  part: () => addPart('text'),
  old: changeOld,
  delete: remove,
  undo: () => erase(messageId),
  erase: () => erase(nextOld().id),
};

console.log('ready');
for await (const kind of readline.createInterface({ input: process.stdin })) {
  count++;
  if (kind === 'checkpoint') database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  else {
    database.exec('BEGIN IMMEDIATE');
    commits[kind]();
    database.exec('COMMIT');
  }
  console.log('ok');
}
database.close();

function startMessage() {
  const now = Date.now();
  messageId = makeId('msg');
  insertMessage.run(messageId, sessionId, now, now, assistant(now, false));
  for (let index = 0; index < 2; index++) addPart('tool');
  touchSession.run(now, sessionId);
}

function finish() {
  const now = Date.now();
  updateMessage.run(assistant(now, true), now, messageId);
  touchSession.run(now, sessionId);
}

function addPart(type) {
  const now = Date.now();
  const tool = { tool: 'bash', callID: `call_${count}`, state: { status: 'completed', output: 'z'.repeat(8000) } };
  const data = type === 'tool' ? { type, ...tool } : { type, text: 'w'.repeat(3000) };
  insertPart.run(makeId('prt'), messageId, sessionId, now, now, JSON.stringify(data));
}

function changeOld() {
  const row = nextOld();
  updateMessage.run(assistant(Date.now(), true), Date.now(), row.id);
}

function remove() {
  place += 7;
  deleteMessage.run(place);
}

/** A message and all its parts. */
function erase(id) {
  deleteParts.run(id);
  deleteWhole.run(id);
}

/** An assistant message far from the end, another one each time. */
function nextOld() {
  for (;;) {
    place = (place * 7919 + 104_729) % last;
    const row = messageAt.get(place);
    if (row) return row;
  }
}

function makeId(prefix) {
  const bits = BigInt.asUintN(48, BigInt(Date.now()) * 0x1000n + BigInt(count & 0xfff));
  return `${prefix}_${bits.toString(16).padStart(12, '0')}${Math.random().toString(36).slice(2).padEnd(14, '0').slice(0, 14)}`;
}

function assistant(now, done) {
  return JSON.stringify({
    role: 'assistant',
    time: { created: now, ...(done && { completed: now + 5 }) },
    parentID: 'msg_0',
    modelID: 'fake-large',
    providerID: 'fakeai',
    mode: 'build',
    agent: 'build',
    path: { cwd: '/home/dev/srv/project-00', root: '/home/dev/srv/project-00' },
    cost: done ? 0.02 + count / 1e6 : 0,
    tokens: { input: 100, output: done ? 50 : 0, reasoning: 0, cache: { read: 5000, write: 100 } },
  });
}
