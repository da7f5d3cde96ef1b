import { window, type LogOutputChannel } from 'vscode';
import type { LogLine } from '../protocol/workerApi.ts';

/** Opens the product's log channel; its level is the user's to choose in the Output view. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('OpenCode Observatory', { log: true });
}

/** Writes a line of the worker at its own level. */
export function writeLogLine(log: LogOutputChannel, line: LogLine): void {
  log[line.level](line.text);
}

/** One line for an error nobody is waiting for: what failed, never a stack. */
export function logFailure(log: LogOutputChannel, what: string, error: unknown): void {
  log.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
}
