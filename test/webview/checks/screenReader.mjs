import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a screen reader stops at: each must say what it is. */
const stops = new Set([
  'button',
  'checkbox',
  'combobox',
  'figure',
  'grid',
  'img',
  'link',
  'listbox',
  'menuitem',
  'option',
  'progressbar',
  'radio',
  'region',
  'searchbox',
  'slider',
  'switch',
  'tab',
  'table',
  'tablist',
  'textbox',
  'treeitem',
]);

/** The lines of an accessibility tree as Playwright prints it, that stand for something without a name. */
function nameless(tree) {
  return tree.split('\n').filter((line) => {
    const [, role, rest = ''] = /^\s*- (?:')?([a-z]+)(.*)$/.exec(line) ?? [];
    if (!stops.has(role)) return false;
    // A name stands in quotes or slashes behind the role; what has only text inside takes its name from it.
    return !/^ ["/]/.test(rest) && !/^(?: \[[^\]]*\])*: \S/.test(rest);
  });
}

async function showTab(panel, id) {
  await panel.page.locator(`#tab-${id}`).click();
  await panel.page.waitForSelector(`main[data-tab="${id}"][data-state="ready"]`);
}

async function readAloud(panel, folder, name) {
  const tree = await panel.page.locator('body').ariaSnapshot();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.yml`), `${tree}\n`);
  assert.deepEqual(nameless(tree), [], `${name}: without a name`);
  return tree;
}

const tabs = ['overview', 'time', 'models', 'projects', 'sessions', 'tools', 'skills', 'live', 'ledger', 'omp'];

/** What a screen reader says of each tab and of the inspector: everything has a name, every chart a sentence. The trees are kept in out/aria. */
export async function screenReader({ withPanel, pictures }) {
  const folder = path.join(pictures, '../aria');
  await withPanel('every stop of every tab says what it is', { reducedMotion: true }, async (panel) => {
    await panel.state('ready');
    for (const id of tabs) {
      await showTab(panel, id);
      const tree = await readAloud(panel, folder, id);
      const title = await panel.page.locator(`#tab-${id}`).innerText();
      assert.match(
        tree,
        new RegExp(`- '?heading "[^"]*${title.trim()}[^"]*" \\[level=1\\]`),
        `${id}: no heading of its own`,
      );
      const charts = await panel.page.$$eval('main canvas, main svg[role=img]', (all) =>
        all.map((one) => `${one.getAttribute('role')} ${one.getAttribute('aria-label')}`),
      );
      for (const chart of charts) assert.match(chart, /^img .{25,}$/, `${id}: a chart says too little`);
    }
  });

  await withPanel('every stop of the inspector says what it is', { view: 'inspector' }, async (panel) => {
    await panel.state('ready');
    await panel.page.waitForSelector('.turn-rows .turn-row:not(:has(.turn-waiting))');
    await readAloud(panel, folder, 'inspector');
  });
}

/** Sizes in CSS pixels: 200 % of a window of 1280 by 800, a phone's width or 400 % of a wide one, and an editor beside another. */
const sizes = { '200 %': [640, 400], '400 px': [400, 700], '900 px': [900, 700] };

/** Zoomed or narrow, nothing sticks out, and what stays in place leaves room for the rest. */
export async function zoom({ withPanel, pictures }) {
  for (const [view, ids] of Object.entries({ webview: tabs, inspector: [''] })) {
    await withPanel(`${view} at ${Object.keys(sizes).join(', ')}`, { view, reducedMotion: true }, async (panel) => {
      await panel.state('ready');
      for (const id of ids) {
        if (id !== '') await showTab(panel, id);
        for (const [size, [width, height]] of Object.entries(sizes)) {
          await panel.page.setViewportSize({ width, height });
          await panel.page
            .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, { timeout: 5000 })
            .catch(() => undefined);
          const { wide, culprits, kept } = await panel.page.evaluate(measure);
          await panel.page.screenshot({ path: path.join(pictures, `zoom-${id || view}-${width}.png`) });
          assert.ok(wide <= 0, `${view} ${id} at ${size} is ${wide} px wider than the window: ${culprits}`);
          assert.ok(kept <= 0.5, `${view} ${id} at ${size}: ${Math.round(kept * 100)} % of the window never scrolls`);
          await panel.page.evaluate(() => scrollTo(0, 0));
        }
        await panel.page.setViewportSize({ width: 1440, height: 900 });
      }
    });
  }
}

/** In the page, scrolled down: how far it sticks out, and which share of the window what stays in place covers. */
function measure() {
  scrollTo(0, 600);
  const stuck = [...document.querySelectorAll('body *')].filter((one) => {
    const { position } = getComputedStyle(one);
    return (
      (position === 'sticky' || position === 'fixed') &&
      one.getBoundingClientRect().top <= 1 &&
      one.offsetWidth > innerWidth / 2
    );
  });
  const kept = Math.max(0, ...stuck.map((one) => one.getBoundingClientRect().bottom)) / innerHeight;
  const culprits = [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => `${one.closest('section')?.className} ${one.localName}.${one.getAttribute('class')}`)
    .slice(-6)
    .join(', ');
  return { culprits, wide: document.documentElement.scrollWidth - innerWidth, kept };
}
