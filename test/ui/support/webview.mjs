// The inside of a webview.

/** The document of the visible webview: our page sits two frames down, below VS Code's own. */
export const webview = (page) => page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
