/** Calls back after VS Code swapped the theme under the webview: new classes on the body, new variables on the root. */
export function watchTheme(document: Document, changed: () => void): () => void {
  let pending = false;
  const observer = new MutationObserver(() => {
    if (pending) return;
    pending = true;
    // The class and the variables change one after the other: read the colours once both are there.
    setTimeout(() => {
      pending = false;
      changed();
    }, 0);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  return () => observer.disconnect();
}
