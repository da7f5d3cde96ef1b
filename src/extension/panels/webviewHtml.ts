import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { escapeHtml } from '../text/escapeHtml.ts';

/** Folders a panel may load files from: the built files, and nothing of the user's. */
export function resourceRoots(extensionUri: Uri): readonly Uri[] {
  return [Uri.joinPath(extensionUri, 'dist'), Uri.joinPath(extensionUri, 'media')];
}

/** The page of a panel, `script` being a built file: one script, two style sheets, nothing inline, no network. */
export function webviewHtml(webview: Webview, extensionUri: Uri, title: string, script = 'webview.js'): string {
  const nonce = randomBytes(18).toString('base64url');
  const file = (name: string): string =>
    escapeHtml(webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString());
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('codicon.css')}">
<link rel="stylesheet" href="${file('webview.css')}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<noscript>${escapeHtml(l10n.t('This page needs scripts.'))}</noscript>
<div id="app"></div>
<script nonce="${nonce}" src="${file(script)}"></script>
</body>
</html>`;
}
