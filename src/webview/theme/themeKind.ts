/** The four kinds of theme VS Code tells a webview by a class of its body. */
export type ThemeKind = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** Kind of theme that the classes of a webview's body name. */
export function themeKind(classes: { contains(name: string): boolean }): ThemeKind {
  if (classes.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classes.contains('vscode-high-contrast')) return 'highContrast';
  return classes.contains('vscode-light') ? 'light' : 'dark';
}
