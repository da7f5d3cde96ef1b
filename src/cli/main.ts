import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCli } from './runCli.ts';

/** The version of the package this program was built from. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
  return (manifest as { readonly version: string }).version;
}

const output = {
  out: (text: string) => void process.stdout.write(text),
  error: (text: string) => void process.stderr.write(text),
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  styled: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
};

void runCli(process.argv.slice(2), output, version).then((code) => (process.exitCode = code));
