// The program of the extension in a sandbox: `live` as JSON.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../vscode-host/hostPaths.mjs';

/** What `live --all --format json` prints. */
export function liveNow({ env }) {
  const cli = path.join(repositoryRoot, 'dist/cli.js');
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 };
    execFile(process.execPath, [cli, 'live', '--all', '--text', '--format', 'json'], options, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
  });
}

/** Looks until `fits` is true of the report, and returns it; throws with the last report otherwise. */
export async function liveUntil(sandbox, fits, timeoutMs = 90_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const report = await liveNow(sandbox);
    if (fits(report)) return report;
    if (Date.now() > end) throw new Error(`not so in time: ${JSON.stringify(report, null, 1)}`);
  }
}
