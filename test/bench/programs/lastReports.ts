// What the extension host keeps of the panel, for measures written in JavaScript.
import type { LogOutputChannel } from 'vscode';
import { LastReports } from '../../../src/extension/panels/lastReports.ts';

/** The reports kept in a folder, as a window that was just opened finds them. */
export function openLastReports(storage: string): LastReports {
  const log = { debug: (text: string) => console.error(text) } as LogOutputChannel;
  return new LastReports(storage, log, () => 'the bench');
}
