// The four kinds of colour theme.

/** What VS Code calls each kind on its workbench, and a webview on its body. */
export const themeClasses = {
  dark: 'vs-dark',
  light: 'vs',
  hc: 'hc-black',
  hcLight: 'hc-light',
};

/** All four kinds, for tests that look at each. */
export const themes = Object.keys(themeClasses);

const emulated = {
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  light: { colorScheme: 'light', forcedColors: 'none' },
  hc: { colorScheme: 'dark', forcedColors: 'active' },
  hcLight: { colorScheme: 'light', forcedColors: 'active' },
};

/** Switches the theme the way a system does, which VS Code follows at once (themeBySystem in test/vscode-host/settings.mjs). */
export async function setTheme(page, theme) {
  await page.emulateMedia(emulated[theme]);
  await page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor({ timeout: 15_000 });
}
