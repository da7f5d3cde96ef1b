// How long the Skills tab takes where nothing was asked of the tab before: the first look at it in a panel that was open already, and
// looks right after a commit of another process. Works on a copy of the database.
// Usage: node skillsViews.mjs DATABASE CACHE_FOLDER SQLITE_NODE COMMITS
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeLiveCopy } from '../support/liveCopy.mjs';
import { memoryMegabytes } from '../support/memory.mjs';
import { startWorker, until } from '../support/ownWorker.mjs';
import { panelReports } from '../support/panelReports.mjs';
import { spread } from '../support/spread.mjs';

const [source, cacheFolder, sqliteNode, commits] = process.argv.slice(2);
/** What is inferred is made ready a second after the last question (ms). */
const quiet = 4000;

const { copy, commit, close, remove } = await makeLiveCopy(source, sqliteNode);
// Where nothing was remembered yet: the copy looks like that of a run before, which may have been remembered whole.
const ownCache = path.join(cacheFolder, 'skillsViews');
rmSync(ownCache, { recursive: true, force: true });
const { api, on, begin, passOver, stop } = startWorker({ databases: copy, cacheFolder: ownCache });
let revision = 0;
on('changed', (news) => (revision = news.revision));
await begin();
const views = await panelReports(api);
await views['Overview, 30 days']();
await passOver();
const { now: before } = memoryMegabytes();
// The panel asks again when the calls were read; its tabs share one filter.
await views['Overview, 30 days']();
await sleep(quiet);
const made = memoryMegabytes().now - before;
const first = await timed(views['Skills, 30 days']);
const firstAll = await timed(views.Skills);
const firstOther = await timed(views['Skills, all time by another filter each time']);
// The first commit creates the log: until it is read nothing tells which pages changed.
await commit('new');
await sleep(quiet);
const month = await afterCommits(views['Skills, 30 days'], ['new', 'finish']);
const all = await afterCommits(views.Skills, ['new', 'finish']);
const removed = await afterCommits(views.Skills, ['undo', 'erase', 'new'], ['undo', 'erase']);
await stop();
await close();
remove();
console.log(JSON.stringify({ made, first, firstAll, firstOther, month, all, removed }));

/** Commits kind after kind; how long the view took after those `meant`. */
async function afterCommits(view, kinds, meant = kinds) {
  const times = [];
  for (let round = 0; round < Number(commits); round++) {
    const before = revision;
    const kind = kinds[round % kinds.length];
    await commit(kind);
    await until(() => Promise.resolve(revision > before || undefined));
    const took = await timed(view);
    if (meant.includes(kind)) times.push(took);
  }
  return spread(times);
}

async function timed(view) {
  const began = performance.now();
  await view();
  return performance.now() - began;
}
