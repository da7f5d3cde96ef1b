import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** A headless Chromium of this machine: CHROMIUM when set, else the usual places. */
export async function launchBrowser() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium found: install it (apt-get install chromium) or set CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
}
