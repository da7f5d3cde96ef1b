import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCli } from './runCli.ts';
import { terminalOutput } from './terminalOutput.ts';

/** The version of the package this program was built from. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
  return (manifest as { readonly version: string }).version;
}

const output = terminalOutput(process.stdout, process.stderr, process.env);

void runCli(process.argv.slice(2), output, version).then((code) => (process.exitCode = code));
