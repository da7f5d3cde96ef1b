// `npm start`: opens a real VS Code with the extension, on your own OpenCode data or, where there is none, on demo data.
//   npm start -- [folder]   the folder to open            --demo      demo data even when there is other
//   --no-open               do not open a browser         --port N    the port of the VS Code in the browser
//   --check                 open it in a headless browser, wait for the status bar, take a screenshot into out/, end
//   --browser               the VS Code from npm even when a desktop VS Code is there
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './support/install.mjs';
import { run } from './support/run.mjs';
import { chooseData } from './support/startData.mjs';
import { findDesktop, openDesktop } from './support/startDesktop.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'no-open': { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});

try {
  await ensureInstalled();
  await run(process.execPath, ['esbuild.mjs'], { cwd: root });
  const folder = path.resolve(process.env.INIT_CWD ?? root, positionals[0] ?? '.');
  const { settings, env, description } = await chooseData({ demo: values.demo, folder });
  console.log(description);

  const options = { settings, env, folder };
  const desktop = values.browser || values.check ? undefined : findDesktop();
  if (desktop) {
    await openDesktop(desktop, options);
  } else {
    // Imported late: it needs packages that ensureInstalled may just have brought.
    const { openInBrowser } = await import('./support/startInBrowser.mjs');
    await openInBrowser({ ...options, open: !values['no-open'], check: values.check, port: Number(values.port) });
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
