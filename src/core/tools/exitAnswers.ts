import { commandSegments } from './commandSegments.ts';

/** Programs whose exit code 1 says no: nothing found, not so, not the same. */
const answering =
  /^(?:(?:e|f|z|git )?grep|rg|ag|test|\[|\[\[|diff|cmp|git diff|git merge-base --is-ancestor|pgrep|which|type|expr)(?: |$)/;

/** True when the exit code of a command is an answer and no failure: the last program of the line, which it comes from, says no by it. */
export function exitAnswers(command: string, exit: number): boolean {
  return exit === 1 && answering.test(commandSegments(command).at(-1) ?? '');
}
