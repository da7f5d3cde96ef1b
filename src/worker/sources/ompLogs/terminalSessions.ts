import type { TerminalSession } from '../../../core/reports/omp/ompTabReport.ts';
import { breadcrumbFolders, readBreadcrumbs } from './breadcrumbs.ts';
import type { LogReader } from './logReader.ts';

/** Which session each terminal was used for last, as far as oh-my-pi wrote it down and its log is read. */
export function terminalSessions(
  readers: ReadonlyMap<string, LogReader>,
  env: Readonly<Record<string, string | undefined>>,
): readonly TerminalSession[] {
  const all = [...readers.values()];
  return readBreadcrumbs(breadcrumbFolders([...readers.keys()], env)).map((crumb) => ({
    ...crumb,
    sessionId: all.map((reader) => reader.sessionAt(crumb.sessionFile)).find((id) => id !== '') ?? '',
  }));
}
