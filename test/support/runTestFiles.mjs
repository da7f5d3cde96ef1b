// Runs files of node:test one after the other and counts.
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { formatCounts } from '../../scripts/support/counts.mjs';

/** Runs the files, prints as it goes and the counts last, and sets the exit code. */
export async function runTestFiles(files, { fileTimeoutMs = 300_000 } = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const isTest = ({ name, details }) => details?.type !== 'suite' && !files.includes(name);
  const isBrokenFile = ({ name, details }) => files.includes(name) && details?.error?.failureType !== 'subtestsFailed';
  const stream = run({ files, concurrency: 1, timeout: fileTimeoutMs });
  stream.on('test:pass', (event) => {
    if (!isTest(event)) return;
    if (event.skip !== undefined || event.todo !== undefined) counts.skipped++;
    else counts.passed++;
  });
  stream.on('test:fail', (event) => {
    if (isTest(event) || isBrokenFile(event)) counts.failed++;
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout);
  await finished(report);
  if (counts.passed + counts.failed + counts.skipped === 0) counts.failed = 1; // a run that tests nothing is no success
  console.log(formatCounts(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
