// Runs one suite of suites.mjs in a process group of its own and counts.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseCounts } from './counts.mjs';
import { vitestReport } from './suites.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/** Resolves with the suite's counts, whatever happens: a suite that crashes, hangs or reports nothing counts as failed. */
export async function runSuite({ name, command, reports, timeoutMs }) {
  rmSync(vitestReport, { force: true });
  const { code, reason, output } = await spawnSuite(command, timeoutMs);
  if (reason) console.error(`${name}: ${reason}`);
  if (reports === 'exit') return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : oneFailure;

  const counts = reports === 'vitest' ? vitestCounts() : parseCounts(output);
  if (!counts) {
    console.error(`${name}: ended with ${code} and left no counts`);
    return oneFailure;
  }
  // A suite that fails without naming a failed test has fallen over around its tests.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function spawnSuite([program, ...args], timeoutMs) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      output = (output + data).slice(-10_000);
    });
    const stop = () => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // already gone
      }
    };
    process.once('exit', stop);
    let reason;
    const timer = setTimeout(() => {
      reason = `stopped after ${timeoutMs / 1000} s`;
      stop();
    }, timeoutMs);
    const done = (code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve({ code, reason, output });
    };
    child.once('error', (error) => {
      reason = error.message;
      done(-1);
    });
    child.once('exit', stop); // whatever it left running would keep its output open
    child.once('close', (code, signal) => done(signal ?? code));
  });
}

/** vitest counts tests; a file that does not even load has none, and is one failure. */
function vitestCounts() {
  try {
    const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
    const broken = report.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.length === 0,
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    };
  } catch {
    return undefined;
  }
}
