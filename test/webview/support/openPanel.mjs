import { themes } from './themes.mjs';

/**
 * Opens the panel in a new page. `prepare` runs in the page with the scripted host before the webview starts; it may
 * use `argument` only.
 */
export async function openPanel(browser, url, options = {}) {
  const {
    theme = 'dark',
    width = 1440,
    height = 900,
    prepare = () => undefined,
    argument,
    reducedMotion,
    view = 'webview',
  } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    // VS Code's high contrast themes stand for the system's forced colours only where the user has set those.
    forcedColors: 'none',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => errors.push(`request failed: ${request.url()}`));
  await page.addInitScript(applyThemeScript);
  await page.addInitScript(`window.prepare = (host) => {
    window.applyTheme(${JSON.stringify(themes[theme])});
    (${String(prepare)})(host, ${JSON.stringify(argument ?? null)});
  }`);
  await page.goto(`${url}?page=${view}`);
  const panel = {
    page,
    errors,
    host: (act, given) => page.evaluate(`(${String(act)})(window.host, ${JSON.stringify(given ?? null)})`),
    setTheme: (name) => page.evaluate((next) => window.applyTheme(next), themes[name]),
    state: (state) => page.waitForSelector(`main[data-state="${state}"]`, { timeout: 5000 }),
    close: () => context.close(),
  };
  return panel;
}

/** What VS Code's own script does to a webview's document when the theme changes. */
const applyThemeScript = `window.applyTheme = (theme) => {
  const root = document.documentElement;
  for (const name of [...root.style]) root.style.removeProperty(name);
  for (const [name, value] of Object.entries(theme.variables)) root.style.setProperty('--vscode-' + name, value);
  document.body.classList.remove('vscode-dark', 'vscode-light', 'vscode-high-contrast', 'vscode-high-contrast-light');
  document.body.classList.add(...theme.classes.split(' '));
  document.body.dataset.vscodeThemeKind = theme.kind;
}`;
