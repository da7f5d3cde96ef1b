// How long the thread needs to be up to date after one commit of another process. Works on a copy of the database.
// Usage: node refresh.mjs DATABASE CACHE_FOLDER SQLITE_NODE COMMITS [CHECKPOINTS]
import { startIndexThread } from '../support/indexThread.mjs';
import { makeLiveCopy } from '../support/liveCopy.mjs';
import { spread } from '../support/spread.mjs';

const [source, cacheFolder, sqliteNode, commits, checkpoints = commits] = process.argv.slice(2);
const { copy, commit, close, remove } = await makeLiveCopy(source, sqliteNode);

const thread = startIndexThread({ path: copy, cacheFolder });
await thread.run('refresh');
await thread.run('readToolCalls');
// The first commit creates the log. Should somebody have written to the file meanwhile, nothing names the pages that changed,
// and the index owes itself a comparison, as it does when a checkpoint emptied the log; both are measured apart.
await commit('new');
await settle();

const kinds = {
  'a new request with two tool calls': ['new'],
  'a request finished': ['new', 'finish'],
  'a part of a text': ['part'],
  'an old request changed': ['old'],
  'an old request deleted': ['delete'],
  'after a checkpoint emptied the log': ['checkpoint', 'finish'],
};
const result = {};
const all = [];
const debts = [];
for (const [name, steps] of Object.entries(kinds)) {
  const times = [];
  const rounds = Number(steps[0] === 'checkpoint' ? checkpoints : commits);
  for (let round = 0; round < rounds; round++) {
    for (const step of steps.slice(0, -1)) await commit(step);
    if (steps.length > 1 && steps[0] !== 'checkpoint') await thread.run('refresh');
    await commit(steps.at(-1));
    times.push((await thread.run('refresh')).ms);
    if (steps[0] === 'checkpoint') debts.push(await settle());
  }
  result[name] = spread(times);
  if (steps[0] !== 'checkpoint') all.push(...times);
}
const idle = [];
for (let round = 0; round < 200; round++) idle.push((await thread.run('refresh')).ms);

const { value: totals } = await thread.run('totals');
await thread.stop();
await close();

// The proof that the refreshes were right: a thread that reads everything anew holds the same.
const fresh = startIndexThread({ path: copy, cacheFolder });
await fresh.run('refresh');
await fresh.run('readToolCalls');
const { value: expected } = await fresh.run('totals');
await fresh.stop();
remove();
const isExact = JSON.stringify(totals) === JSON.stringify(expected);
console.log(JSON.stringify({ kinds: result, debt: spread(debts), all: spread(all), idle: spread(idle), isExact }));

/** Refreshes until nothing is owed; the time that took, ms. */
async function settle() {
  const began = performance.now();
  do await thread.run('refresh');
  while (!(await thread.run('isExact')).value);
  return performance.now() - began;
}
