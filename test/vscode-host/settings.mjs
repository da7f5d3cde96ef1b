// VS Code settings for runs of the harness.

/** Keeps VS Code from greeting, updating, asking and phoning, so that only the extension is on screen. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Lets tests switch all four theme kinds at once by emulating the system's colour scheme (see test/ui/support/themes.mjs). */
export const themeBySystem = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredDarkColorTheme': 'Dark Modern',
  'workbench.preferredLightColorTheme': 'Light Modern',
};

const builtIns = [
  'css-language-features',
  'debug-auto-launch',
  'emmet',
  'extension-editing',
  'git',
  'git-base',
  'github',
  'github-authentication',
  'grunt',
  'gulp',
  'html-language-features',
  'ipynb',
  'jake',
  'json-language-features',
  'markdown-language-features',
  'merge-conflict',
  'microsoft-authentication',
  'npm',
  'php-language-features',
  'terminal-suggest',
  'tunnel-forwarding',
  'typescript-language-features',
];

/** Built-in extensions no test needs; leaving them out halves the time to a ready extension host. */
export const skippedBuiltIns = [
  ...builtIns.map((name) => `vscode.${name}`),
  'ms-vscode.js-debug',
  'GitHub.copilot-chat',
];
