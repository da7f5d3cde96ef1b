// The suites of `npm test`, in the order in which they run: what is quick and explains most comes first.
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file) => path.join(root, 'node_modules', file);
const node = (...args) => [process.execPath, ...args];
const minute = 60_000;

/** Where vitest leaves its report. */
export const vitestReport = path.join(root, 'out/results/unit.json');

/**
 * `command` runs the suite. `reports` says how it counts: 'counts' ends with a line of counts, 'vitest' leaves a JSON report,
 * 'exit' is one check, passed when the command ends with 0. `needs` names what must be installed beyond the packages.
 */
export const suites = [
  { name: 'types', reports: 'exit', timeoutMs: 3 * minute, command: node(bin('typescript/bin/tsc'), '-b', '--pretty') },
  { name: 'lint', reports: 'exit', timeoutMs: 3 * minute, command: node(bin('eslint/bin/eslint.js'), 'src', 'test') },
  {
    name: 'format',
    reports: 'exit',
    timeoutMs: 2 * minute,
    command: node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  },
  {
    name: 'unit',
    reports: 'vitest',
    needs: ['vscode', 'jq'], // VS Code for the Node with SQLite in it that comes along
    timeoutMs: 8 * minute,
    command: node(
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ),
  },
  { name: 'build', reports: 'exit', timeoutMs: minute, command: node('esbuild.mjs') },
  {
    name: 'lifecycle',
    reports: 'counts',
    timeoutMs: 3 * minute,
    command: node('test/lifecycle/run.mjs'),
  },
  {
    name: 'torture',
    reports: 'counts',
    needs: ['vscode'],
    timeoutMs: 3 * minute,
    command: node('test/torture/run.mjs', '--seconds', '20'),
  },
  {
    name: 'index',
    reports: 'counts',
    needs: ['vscode'],
    timeoutMs: 3 * minute,
    command: node('test/torture/run.mjs', 'index', '--seconds', '10'),
  },
  { name: 'privacy', reports: 'counts', timeoutMs: 3 * minute, command: node('test/privacy/run.mjs') },
  { name: 'package', reports: 'counts', timeoutMs: 2 * minute, command: node('test/package/run.mjs') },
  {
    name: 'webview',
    reports: 'counts',
    needs: ['chromium'],
    timeoutMs: 8 * minute,
    command: node('test/webview/run.mjs'),
  },
  {
    name: 'integration',
    reports: 'counts',
    needs: ['vscode', 'chromium'],
    timeoutMs: 5 * minute,
    command: node('test/integration/run.mjs'),
  },
  {
    name: 'ui',
    reports: 'counts',
    needs: ['vscode', 'chromium'],
    timeoutMs: 10 * minute,
    command: node('test/ui/run.mjs'),
  },
  {
    name: 'live',
    reports: 'counts',
    needs: ['vscode', 'chromium'],
    timeoutMs: 5 * minute,
    command: node('test/live/run.mjs'),
  },
  {
    name: 'soak',
    reports: 'counts',
    needs: ['vscode', 'chromium'],
    timeoutMs: 8 * minute,
    command: node('test/soak/run.mjs', '--seconds', '15'),
  },
];
