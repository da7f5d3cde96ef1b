import { commandKindOf } from './commandKindOf.ts';
import { bareCommand } from './commandSegments.ts';

/** Letters at the end of an output that are looked at: programs that check sum up there. */
const lookedAt = 4000;

/** How programs that test, lint, compile or build say at the end that something is wrong. */
const complaints =
  /\b[1-9]\d* (?:tests? |specs? |suites? )?(?:failed|failing|failures?|errors?)\b|\berror TS\d+:|^FAIL(?:ED)?\b|^--- FAIL: |^npm (?:ERR!|error)|^error(?:\[E\d+\])?: |^make(?:\[\d+\])?: \*\*\*|\bBUILD FAILED\b/im;

/** True when a line holds a check and ends with the exit code of something else: of the end of a pipe, or of what comes after. */
export function hidesCheck(command: string): boolean {
  if (!/[|;\n]/.test(command)) return false;
  const kind = commandKindOf(command);
  return kind !== '' && kind !== 'other' && /[|;\n]/.test(bareCommand(command).trim());
}

/**
 * True when a check whose exit code 0 says nothing (`npm test | tail`, `npm test || true`) says in its output that it failed. Where the
 * exit code is the check's own, that alone counts.
 */
export function checkFails(command: string, output: string): boolean {
  return hidesCheck(command) && complaints.test(output.slice(-lookedAt));
}
