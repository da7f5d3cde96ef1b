// What the panel's page costs its window: in a real browser, with the scripted host of its checks.
import path from 'node:path';
import { launchBrowser } from '../../webview/support/browser.mjs';
import { bundle } from '../../webview/support/bundle.mjs';
import { openPanel } from '../../webview/support/openPanel.mjs';
import { servePage } from '../../webview/support/pageServer.mjs';
import { Stage } from '../../webview/support/stage.mjs';
import { outFolder, root } from '../support/paths.mjs';
import { line, time } from '../support/table.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const updatesAnHour = 3600;

/** Opening, switching, sorting, following, and what an hour of following leaves behind; no lines where there is no Chromium. */
export async function measurePanel({ rounds, updates = updatesAnHour }) {
  const folder = path.join(outFolder, 'panel');
  await bundle(root, folder);
  const server = await servePage(folder);
  const browser = await launchBrowser().catch(() => null);
  if (browser === null) {
    server.close();
    return { lines: [line('Panel', 'not measured', { against: 'no Chromium on this machine' })] };
  }
  try {
    const stage = new Stage(browser, server);
    const opening = [];
    for (let round = 0; round <= rounds; round++) opening.push(await firstFigures(stage));
    const painting = [];
    for (let round = 0; round <= rounds; round++) painting.push(await firstPaint(stage, 'overview'));
    const skills = [];
    for (let round = 0; round <= rounds; round++) skills.push(await firstPaint(stage, 'skills'));
    const switching = await switchTabs(stage);
    const sorting = await sortMany(stage);
    const { tasks, grown, heap } = await follow(stage, updates);
    const longest = Math.max(0, ...tasks);
    const lines = [
      // The first opening compiles the scripts.
      line('Panel: opening to first figures', time(median(opening.slice(1))), {
        against: `cold ${time(opening[0])}`,
        target: 'at most 300 ms',
        value: median(opening.slice(1)),
        limit: 300,
      }),
      line('Panel: first paint of the report shown last', time(median(painting.slice(1))), {
        against: 'no answer of the worker yet',
        target: 'at most 100 ms',
        value: median(painting.slice(1)),
        limit: 100,
      }),
      line('Panel: first paint of the Skills tab as shown last', time(median(skills.slice(1))), {
        against: 'no answer of the worker yet',
        target: 'at most 100 ms',
        value: median(skills.slice(1)),
        limit: 100,
      }),
      line('Panel: switching tabs', time(median(switching)), { against: `slowest ${time(Math.max(...switching))}` }),
      line('Panel: sorting 100,000 rows', time(median(sorting)), { against: 'the worker’s part included' }),
      line('Panel: live updates, longest task', longest === 0 ? 'none over 50 ms' : time(longest), {
        against: `${updates} updates, ${tasks.length} tasks over 50 ms`,
        target: 'none over 50 ms',
        value: longest,
        limit: 50,
      }),
      line('Panel: memory an hour of updates adds', `${grown.toFixed(2)} MB`, {
        against: `heap ${heap.toFixed(1)} MB`,
        target: 'at most 1 MB',
        value: grown,
        limit: 1,
      }),
    ];
    return { lines, opening, painting, skills, switching, sorting, tasks };
  } finally {
    await browser.close();
    server.close();
  }
}

/** ms from the beginning of the navigation to the first figures. */
async function firstFigures(stage) {
  const prepare = () => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('main[data-state="ready"]') === null) return;
      window.readyAt = performance.now();
      observer.disconnect();
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  };
  const { page } = await openPanel(stage, { prepare, reducedMotion: true });
  return (await page.waitForFunction(() => window.readyAt, undefined, { timeout: 60_000 })).jsonValue();
}

/** ms from the panel's first script to the figures of the report a tab showed last, while the worker says nothing. */
async function firstPaint(stage, tab) {
  const prepare = (host, shown) => {
    const filter = { range: '30d', scope: 'workspace' };
    host.saved = { tab: shown, filter };
    for (const method of ['overview', 'skillsTab']) host.held.add(method);
    if (shown === 'overview') host.kept.overview = { query: filter, report: host.sample(filter) };
    else host.kept.skillsTab = { query: filter, report: host.sampleSkills(filter) };
    const from = performance.now();
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('main[data-state="ready"]') === null) return;
      window.paintedIn = performance.now() - from;
      observer.disconnect();
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  };
  const { page } = await openPanel(stage, { prepare, argument: tab, reducedMotion: true });
  return (await page.waitForFunction(() => window.paintedIn, undefined, { timeout: 60_000 })).jsonValue();
}

/** ms from a click on a tab to its figures, for six tabs, twice each: the first time they ask, then they ask again. */
async function switchTabs(stage) {
  const { page } = await openPanel(stage, { prepare: (host) => (host.real = true), reducedMotion: true });
  await page.waitForSelector('main[data-state="ready"]');
  return page.evaluate(async () => {
    const found = [];
    for (const id of ['time', 'models', 'projects', 'sessions', 'tools', 'overview', 'time', 'models', 'projects']) {
      const from = performance.now();
      document.querySelector(`#tab-${id}`).click();
      while (document.querySelector(`main[data-tab="${id}"][data-state="ready"]`) === null) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      found.push(performance.now() - from);
    }
    return found;
  });
}

/** ms from a click on a column's head to the first row of the new order, of 100,000 sessions. */
async function sortMany(stage) {
  const prepare = (host) =>
    Object.assign(host, {
      real: true,
      size: 100_000,
      saved: { tab: 'sessions', filter: { range: 'all', scope: 'all' } },
    });
  const { page } = await openPanel(stage, { prepare, reducedMotion: true });
  await page.waitForSelector('main[data-tab="sessions"][data-state="ready"]', { timeout: 120_000 });
  return page.evaluate(async () => {
    const found = [];
    for (const column of ['Requests', 'Tokens', 'Duration']) {
      const before = window.host.answers.sessionsTab;
      const from = performance.now();
      [...document.querySelectorAll('.grid-sort')].find((one) => one.textContent.trim() === column).click();
      while (window.host.answers.sessionsTab === before) await new Promise((resolve) => setTimeout(resolve));
      await new Promise(requestAnimationFrame);
      found.push(performance.now() - from);
    }
    return found;
  });
}

/** An hour of an update a second, a hundred times as fast: long tasks (ms), and what the heap grew by (MB). */
async function follow(stage, count) {
  const prepare = () => {
    const timer = window.setTimeout;
    window.setTimeout = (act, ms, ...given) => timer(act, (ms ?? 0) / 100, ...given);
  };
  const { page } = await openPanel(stage, { prepare, reducedMotion: true });
  await page.waitForSelector('main[data-state="ready"]');
  const session = await page.context().newCDPSession(page);
  const heapMb = async () => {
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const updates = (number) =>
    page.evaluate(async (wanted) => {
      const tasks = [];
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)));
      observer.observe({ type: 'longtask' });
      for (let update = 0; update < wanted; update++) {
        const revision = ++window.host.revision;
        window.host.emit('changed', { revision });
        while (window.host.lastReport.revision !== revision) await new Promise((resolve) => setTimeout(resolve));
        // The host of the test remembers what it was asked: the page does not.
        window.host.asked.length = 0;
        await new Promise((resolve) => setTimeout(resolve));
      }
      observer.disconnect();
      return tasks;
    }, number);
  await updates(Math.min(300, count));
  const before = await heapMb();
  const tasks = await updates(count);
  const heap = await heapMb();
  return { tasks, heap, grown: heap - before };
}
