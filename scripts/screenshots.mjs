// `npm run screenshots`: takes the pictures of the README and of docs/tour.md anew, from a real VS Code with the demo data.
//   npm run screenshots -- models skills    only those
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureInstalled } from './support/install.mjs';
import { run } from './support/run.mjs';

const root = path.resolve(import.meta.dirname, '..');
const size = { width: 1440, height: 900 };

await ensureInstalled();
await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
// Imported late: they need packages that ensureInstalled may just have brought.
const { setupHost } = await import('../test/vscode-host/setup.mjs');
const { openDemo, showTab } = await import('../test/ui/support/demoWindow.mjs');
const { palette } = await import('../test/ui/support/palette.mjs');
const { statusBarItem } = await import('../test/ui/support/statusBar.mjs');
const { setTheme } = await import('../test/ui/support/themes.mjs');
const { treeRows } = await import('../test/ui/support/trees.mjs');
const { webview } = await import('../test/ui/support/webview.mjs');
const { openWorkbench } = await import('../test/ui/support/workbench.mjs');

/** In their order: each leaves the window as the next may find it. */
const pictures = {
  'media/readme/window.png': async () => {},
  'docs/pictures/light.png': async (page) => void (await setTheme(page, 'light')),
  'docs/pictures/contrast.png': async (page) => void (await setTheme(page, 'hc')),
  'docs/pictures/time.png': async (page) => {
    await setTheme(page, 'dark');
    await showTab(page, 'Time');
  },
  'docs/pictures/models.png': (page) => showTab(page, 'Models'),
  'docs/pictures/projects.png': (page) => showTab(page, 'Projects'),
  'docs/pictures/tools.png': (page) => showTab(page, 'Tools'),
  'docs/pictures/skills.png': (page) => showTab(page, 'Skills'),
  'docs/pictures/ledger.png': (page) => showTab(page, 'Ledger'),
  'docs/pictures/hover.png': async (page) => {
    await statusBarItem(page, 'cost').hover();
    await page.locator('.monaco-hover:visible').waitFor();
  },
  'docs/pictures/inspector.png': async (page) => {
    await page.mouse.move(size.width / 2, size.height / 3);
    await showTab(page, 'Sessions');
    await treeRows(page, 'Sessions').filter({ hasText: '$' }).nth(1).dblclick();
    await webview(page).getByRole('heading', { level: 1 }).waitFor();
  },
  'docs/pictures/layout.png': async (page) => {
    await palette(page, 'OpenCode Observatory: Open Observability Layout');
    await page.locator('iframe.webview.ready:visible').nth(3).waitFor();
    await pause(3000); // each of the four reads its own report
  },
};

const wanted = process.argv.slice(2);
await setupHost();
const workbench = await openWorkbench({ viewport: size });
try {
  const { page } = workbench;
  page.setDefaultTimeout(30_000);
  await openDemo(page);
  for (const [file, show] of Object.entries(pictures)) {
    await show(page);
    if (wanted.length > 0 && !wanted.includes(path.basename(file, '.png'))) continue;
    await pause(700); // canvases and the toolkit follow a moment later
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    await page.screenshot({ path: path.join(root, file) });
    console.log(file);
  }
} finally {
  await workbench.close();
}
