import { execFile } from 'node:child_process';

/** A listing that takes longer than this is given up (ms). */
const timeoutMs = 5000;

/** Output of a system program, or null when it is missing or prints nothing; never rejects. */
export function runProgram(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const options = {
      timeout: timeoutMs,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    };
    // Some programs fail when one of many processes is gone and still print the others: output counts, not the exit code.
    execFile(file, args, options, (_, stdout) => resolve(stdout === '' ? null : stdout));
  });
}
