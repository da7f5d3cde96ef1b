// Serves the bundled webview on loopback inside the page the extension writes: the same policy, nothing inline.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

/** How many checks may be under way at once; older ones forget how they began. */
const rememberedChecks = 8;

function html(origin, page, check) {
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
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${origin}/codicon.css" />
    <link rel="stylesheet" href="${origin}/${page}.css" />
  </head>
  <body>
    <div id="app" data-session="ses_5"></div>
    <script nonce="${nonce}" src="${origin}/${page}Host.js"></script>
    <script nonce="${nonce}" src="${origin}/prepare.js?check=${check}"></script>
    <script nonce="${nonce}" src="${origin}/${page}.js"></script>
  </body>
</html>`;
}

/** Starts the server: `address` is that of a page that runs a script of a test's own before the webview. */
export async function servePage(folder) {
  const prepared = new Map();
  let checks = 0;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const url = new URL(request.url, origin);
    const name = path.basename(url.pathname);
    const check = url.searchParams.get('check') ?? '';
    if (name === '') {
      const page = url.searchParams.get('page') ?? 'webview';
      return response.setHeader('content-type', 'text/html').end(html(origin, page, check));
    }
    if (name === 'prepare.js') return response.setHeader('content-type', 'text/javascript').end(prepared.get(check));
    readFile(path.join(folder, name)).then(
      // Kept by the browser, so that it compiles them once and not once a check.
      (content) =>
        response
          .setHeader('content-type', types[path.extname(name)] ?? '')
          .setHeader('cache-control', 'max-age=3600')
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = (view, script) => {
    const check = String(++checks);
    prepared.set(check, script).delete(String(checks - rememberedChecks));
    return `http://127.0.0.1:${server.address().port}/?page=${view}&check=${check}`;
  };
  return { address, close: () => server.close() };
}
