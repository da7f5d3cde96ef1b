// The panel's webview in a real browser, under the policy the extension gives it, against a scripted host.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { accessibility } from './checks/accessibility.mjs';
import { drillDowns } from './checks/drillDowns.mjs';
import { figures } from './checks/figures.mjs';
import { hostileText } from './checks/hostileText.mjs';
import { inspector } from './checks/inspector.mjs';
import { inspectorIntents } from './checks/inspectorIntents.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { ledger } from './checks/ledger.mjs';
import { lastReports } from './checks/lastReports.mjs';
import { live } from './checks/live.mjs';
import { liveTab } from './checks/liveTab.mjs';
import { menus } from './checks/menus.mjs';
import { omp } from './checks/omp.mjs';
import { panes } from './checks/panes.mjs';
import { screenReader, zoom } from './checks/screenReader.mjs';
import { shots } from './checks/shots.mjs';
import { skills } from './checks/skills.mjs';
import { states } from './checks/states.mjs';
import { tabChecks } from './checks/tabs.mjs';
import { theming } from './checks/theming.mjs';
import { launchBrowser } from './support/browser.mjs';
import { bundle } from './support/bundle.mjs';
import { Checker } from '../support/checker.mjs';
import { openPanel } from './support/openPanel.mjs';
import { servePage } from './support/pageServer.mjs';
import { Stage } from './support/stage.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'out/webview-test');
const pictures = path.join(root, 'out/shots');
const only = process.argv[2] ?? '';

/** Groups of checks, the longest first: each goes to the next page that is free. */
const groups = {
  inspector,
  drillDowns,
  tabs: tabChecks,
  accessibility,
  live,
  figures,
  states,
  hostileText,
  shots,
  theming,
  liveTab,
  skills,
  lastReports,
  inspectorIntents,
  keyboard,
  ledger,
  menus,
  omp,
  panes,
  screenReader,
  zoom,
};

/** Pages at work at once: more would wait for each other on the two processors of a small machine. */
const pagesAtOnce = 2;

await mkdir(pictures, { recursive: true });
await bundle(root, folder);
const server = await servePage(folder);
const browser = await launchBrowser();
const checker = new Checker('webview');

/** Runs one check in a panel on the stage, and afterwards asks what every check asks: no script error, no broken policy. */
async function onStage(stage, name, options, run) {
  await checker.check(name, async () => {
    try {
      const panel = await openPanel(stage, options);
      await run(panel);
      if (panel.errors.length > 0) throw new Error(`errors in the page: ${panel.errors.join('; ')}`);
      const violations = await panel.host((host) => host.violations);
      if (violations.length > 0) throw new Error(`policy violations: ${violations.join('; ')}`);
    } catch (error) {
      await stage.close();
      throw error;
    }
  });
}

const waiting = Object.entries(groups).filter(([name]) => only === '' || only === name);

async function work() {
  const stage = new Stage(browser, server);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [group, checks] = next;
    const withPanel = (name, options, run) => onStage(stage, `${group}: ${name}`, options, run);
    await checks({ withPanel, pictures, root, folder });
  }
}

try {
  await Promise.all(Array.from({ length: pagesAtOnce }, work));
} finally {
  await browser.close();
  server.close();
}
process.exitCode = checker.finish() ? 0 : 1;
