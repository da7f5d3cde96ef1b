// Serves the bundled webview on loopback inside the page the extension writes: the same policy, nothing inline.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

function html(origin, page) {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `img-src ${origin} data:`,
    `font-src ${origin}`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta property="csp-nonce" content="${nonce}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>OpenCode Observatory</title>
    <link rel="stylesheet" href="${origin}/codicon.css" />
    <link rel="stylesheet" href="${origin}/${page}.css" />
  </head>
  <body>
    <div id="app" data-session="ses_5"></div>
    <script nonce="${nonce}" src="${origin}/${page}Host.js"></script>
    <script nonce="${nonce}" src="${origin}/prepare.js"></script>
    <script nonce="${nonce}" src="${origin}/${page}.js"></script>
  </body>
</html>`;
}

/** Starts the server; `prepare.js` runs `window.prepare(host)`, which a test injects, before the webview. */
export async function servePage(folder) {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const url = new URL(request.url, origin);
    const name = path.basename(url.pathname);
    const page = url.searchParams.get('page') ?? 'webview';
    if (name === '') return response.setHeader('content-type', 'text/html').end(html(origin, page));
    if (name === 'prepare.js') return response.setHeader('content-type', 'text/javascript').end('prepare(host)');
    readFile(path.join(folder, name)).then(
      (content) => response.setHeader('content-type', types[path.extname(name)] ?? '').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
