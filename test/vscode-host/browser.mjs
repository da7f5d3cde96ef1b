// Finds, or installs, the Chromium in which the workbench is opened.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { aptInstall } from '../../scripts/support/aptInstall.mjs';
import { findExecutable } from '../../scripts/support/run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium on this machine: the variable CHROMIUM first, then the usual names; undefined when there is none. */
export function findChromium() {
  const own = process.env.CHROMIUM;
  if (own) return existsSync(own) ? own : findExecutable(own);
  for (const name of names) {
    const found = findExecutable(name);
    if (found) return found;
  }
  return applications.find((file) => existsSync(file));
}

/** The path of a Chromium, installed with the system's package manager when missing and possible. */
export async function ensureChromium({ log = console.log } = {}) {
  const found = findChromium();
  if (found) return found;
  const missing = 'No Chromium found. Install Chromium or Chrome, or name one in the variable CHROMIUM.';
  log('Chromium: installing with apt-get');
  try {
    await aptInstall('chromium');
  } catch (error) {
    throw new Error(`${missing}\napt-get: ${error.message}`);
  }
  const installed = findChromium();
  if (!installed) throw new Error(missing);
  return installed;
}

/** Starts a headless Chromium that talks to nobody but the page it opens. */
export async function launchChromium() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  args.push('--disable-component-update', '--disable-sync', '--disable-dev-shm-usage');
  return chromium.launch({ executablePath: await ensureChromium(), headless: true, args });
}
