import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { escapeHtml } from '../text/escapeHtml.ts';

/** Folders a panel may load files from: the built files, and nothing of the user's. */
export function resourceRoots(extensionUri: Uri): readonly Uri[] {
  return [Uri.joinPath(extensionUri, 'dist'), Uri.joinPath(extensionUri, 'media')];
}

/** Which page a panel shows: its built script and style sheet, and what the script finds on its root element. */
export interface WebviewPage {
  readonly script: string;
  readonly style: string;
  readonly data?: Readonly<Record<string, string>>;
}

const analyticsPage: WebviewPage = { script: 'webview.js', style: 'webview.css' };

/** The page of a panel: one script, two style sheets, nothing inline, no network. */
export function webviewHtml(webview: Webview, extensionUri: Uri, title: string, page = analyticsPage): string {
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
  const data = Object.entries(page.data ?? {}).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  return `<!doctype html>
<html lang="${escapeHtml(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('codicon.css')}">
<link rel="stylesheet" href="${file(page.style)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<noscript>${escapeHtml(l10n.t('This page needs scripts.'))}</noscript>
<div id="app"${data.join('')}></div>
<script nonce="${nonce}" src="${file(page.script)}"></script>
</body>
</html>`;
}
