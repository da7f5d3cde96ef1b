/** True when nothing may move: the system or VS Code says so, or the theme is a high contrast one. */
export function motionReduced(document: Document): boolean {
  const classes = document.body.classList;
  return (
    classes.contains('vscode-reduce-motion') ||
    classes.contains('vscode-high-contrast') ||
    classes.contains('vscode-high-contrast-light') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
