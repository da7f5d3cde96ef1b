// Multiplies the rows of a real database into a big one with the same schema. Runs under a Node that has node:sqlite.
// Usage: node make.mjs SOURCE TARGET SESSIONS MESSAGES PARTS
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeParts, scaleUsage } from './conversation.mjs';
import { createFiller } from './filler.mjs';
import { createIds } from './ids.mjs';
import { createRandom } from './random.mjs';
import { planProjects, planSessions } from './sessionPlan.mjs';
import { readTemplates } from './templates.mjs';

const [sourcePath, targetPath, ...counts] = process.argv.slice(2);
const [sessionCount, messageCount, partCount] = counts.map(Number);

const random = createRandom(20_261_120);
const makeId = createIds(random);
const filler = createFiller(random);
const source = new DatabaseSync(sourcePath, { readOnly: true });
const templates = readTemplates(source);
for (const suffix of ['', '-wal', '-shm']) rmSync(targetPath + suffix, { force: true });
// A session's row is written after its messages, when its sums are known.
const target = new DatabaseSync(targetPath, { enableForeignKeyConstraints: false });
target.exec('PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA cache_size=-200000');

const schema = source.prepare(
  "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
);
const objects = schema.all();
for (const { type, sql } of objects) if (type === 'table') target.exec(sql);

const inserts = new Map();
function insert(table, row) {
  let statement = inserts.get(table);
  if (!statement) {
    const columns = Object.keys(row);
    statement = target.prepare(`INSERT INTO ${table}(${columns.join()}) VALUES(${columns.map(() => '?').join()})`);
    inserts.set(table, statement);
  }
  statement.run(...Object.values(row));
}

target.exec('BEGIN');
for (const row of source.prepare('SELECT * FROM migration').all()) insert('migration', row);
const projects = planProjects(templates.project, random);
for (const project of projects) insert('project', project);
let messagesDone = 0;
let partsDone = 0;
for (const plan of planSessions({ sessions: sessionCount, messages: messageCount, projects, random }))
  writeSession(plan);
target.exec('COMMIT');
for (const { type, sql } of objects) if (type !== 'table') target.exec(sql);
target.exec('PRAGMA journal_mode=wal');
target.close();
console.log(JSON.stringify({ sessions: sessionCount, messages: messagesDone, parts: partsDone }));

function writeSession(plan) {
  plan.id = makeId('ses', plan.start, { descending: true });
  const template = random.pick(templates.conversations).session;
  const used = { cost: 0, input: 0, output: 0, reasoning: 0, read: 0, write: 0 };
  let time = plan.start;
  let lastPrompt;
  for (const message of conversation(plan.length)) {
    time = writeMessage(message);
  }
  insert('session', {
    ...template,
    id: plan.id,
    project_id: plan.project.id,
    parent_id: plan.parent?.id ?? null,
    directory: plan.directory,
    path: plan.project.id === 'global' ? plan.directory.slice(1) : '',
    title: `Session ${plan.index}: ${template.title}${plan.parent ? ' (@explore subagent)' : ''}`,
    revert: null,
    cost: used.cost,
    tokens_input: used.input,
    tokens_output: used.output,
    tokens_reasoning: used.reasoning,
    tokens_cache_read: used.read,
    tokens_cache_write: used.write,
    model: JSON.stringify({ id: plan.model.modelID, providerID: plan.model.providerID, variant: 'default' }),
    time_created: plan.start,
    time_updated: time,
    time_archived: plan.archivedAfter === 0 ? null : plan.start + plan.archivedAfter,
  });

  function writeMessage(template) {
    const created = time + random.integer(800, 30_000);
    const id = makeId('msg', created);
    const data = JSON.parse(template.data);
    data.time = { ...data.time, created };
    messagesDone++;
    if (template.role === 'assistant') {
      if (lastPrompt) data.parentID = lastPrompt;
      Object.assign(data, plan.model, { path: { cwd: plan.directory, root: plan.project.worktree } });
      scaleUsage(data, random);
      addUsage(data);
    } else {
      lastPrompt = id;
      data.model = { ...plan.model };
    }
    const count = template.role === 'assistant' ? partsDue() : 0;
    const parts = makeParts({ template, data, count, time: created, tools: templates.tools, random, filler });
    const last = parts.at(-1)?.time ?? created;
    if (data.time.completed) data.time.completed = last;
    const stamp = { session_id: plan.id, time_created: created, time_updated: last };
    insert('message', { id, ...stamp, data: JSON.stringify(data) });
    for (const part of parts) writePart(part, id);
    return last;
  }

  function writePart({ time: at, data }, messageId) {
    const owner = { id: makeId('prt', at), message_id: messageId, session_id: plan.id };
    insert('part', { ...owner, time_created: at, time_updated: at + 50, data: JSON.stringify(data) });
    partsDone++;
  }

  function addUsage({ cost, tokens }) {
    used.cost += cost;
    for (const kind of ['input', 'output', 'reasoning']) used[kind] += tokens[kind];
    for (const kind of ['read', 'write']) used[kind] += tokens.cache[kind];
  }
}

/** Messages of real conversations, one after the other; a session always ends with an answer. */
function* conversation(length) {
  for (let done = 0; done < length;) {
    for (const message of random.pick(templates.conversations).messages) {
      if (done === length) return;
      if (done === length - 1 && message.role !== 'assistant') continue;
      yield message;
      done++;
    }
  }
}

/** How many parts the message just begun needs for the whole to end at exactly `partCount`. */
function partsDue() {
  const isLast = messagesDone === messageCount;
  const schedule = (partCount * messagesDone) / messageCount;
  return Math.round(schedule + (isLast ? 0 : random.normal(0, 2))) - partsDone;
}
