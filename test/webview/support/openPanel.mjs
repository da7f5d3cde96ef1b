import { themes } from './themes.mjs';

/**
 * Opens the panel. `prepare` runs in the page with the scripted host before the webview starts; it may use `argument`
 * only. The browser's page is the stage's own and is used by one check after the other: a new one costs more than most
 * checks do. Everything of the check before goes with its document.
 */
export async function openPanel(stage, options = {}) {
  const {
    theme = 'dark',
    width = 1440,
    height = 900,
    prepare = () => undefined,
    argument,
    reducedMotion,
    view = 'webview',
    answers,
  } = options;
  const { page, errors } = await stage.clean({ width, height, reducedMotion, answers });
  const prepared = `${applyThemeScript}
  applyTheme(${JSON.stringify(themes[theme])});
  (${String(prepare)})(host, ${JSON.stringify(argument ?? null)});`;
  await page.goto(stage.address(view, prepared), { waitUntil: 'domcontentloaded' });
  return {
    page,
    errors,
    host: (act, given) => page.evaluate(`(${String(act)})(window.host, ${JSON.stringify(given ?? null)})`),
    setTheme: (name) => page.evaluate((next) => window.applyTheme(next), themes[name]),
    state: (state) => page.waitForSelector(`main[data-state="${state}"]`, { timeout: 5000 }),
  };
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
