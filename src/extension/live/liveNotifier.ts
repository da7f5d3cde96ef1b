import { l10n, window, workspace } from 'vscode';
import type { LiveReport, LiveSession } from '../../core/live/liveReport.ts';
import type { LiveState } from '../../core/live/liveState.ts';
import { isInside } from '../../core/workspace/isInside.ts';
import { pathKey } from '../../core/workspace/pathKey.ts';
import type { Config } from '../config.ts';
import { Owner } from '../lifecycle.ts';
import { settingIds } from '../manifest/settingIds.ts';
import { sessionName } from '../views/live/liveWords.ts';
import { workspacePaths } from '../workspace/workspacePaths.ts';
import { hostingTerminal } from './hostingTerminal.ts';
import type { LiveStore } from './liveStore.ts';
import { newsOf } from './newsOf.ts';
import { showSession } from './showSession.ts';

/** Says once, and quietly, that a session waits for the user or failed, unless its terminal is in front of them. */
export class LiveNotifier extends Owner {
  readonly #store: LiveStore;
  readonly #config: Pick<Config, 'settings'>;
  #before: LiveReport | undefined;
  readonly #told = new Set<string>();

  constructor(store: LiveStore, config: Pick<Config, 'settings'>) {
    super();
    this.#store = store;
    this.#config = config;
    this.own(store.onDidChange((report) => void this.#look(report)));
    this.own(window.onDidChangeActiveTerminal(() => void this.#seeActive()));
    this.own(window.onDidChangeWindowState(() => void this.#seeActive()));
  }

  async #look(report: LiveReport): Promise<void> {
    const before = this.#before;
    this.#before = report;
    if (!this.#config.settings.liveNotifications) return;
    for (const session of newsOf(before, report)) {
      const key = `${session.id} ${session.state} ${session.since}`;
      if (this.#told.has(key) || !(await this.#isMine(session)) || (await isInFront(session))) continue;
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      void this.#tell(session);
    }
  }

  /** Every window hears of every session: the one that hosts its terminal speaks, or the one with its folder. */
  async #isMine({ process, directory }: LiveSession): Promise<boolean> {
    if (process !== null && (await hostingTerminal(process)) !== undefined) return true;
    return workspacePaths().some((folder) => isInside(pathKey(directory), pathKey(folder)));
  }

  async #tell(session: LiveSession): Promise<void> {
    const show = l10n.t('Show');
    const never = l10n.t("Don't Show Again");
    const chosen = await window.showInformationMessage(messageOf(session), show, never);
    if (chosen === show) await showSession(session);
    if (chosen === never) await workspace.getConfiguration().update(settingIds.liveNotifications, false, true);
  }

  /** What the active terminal shows has been seen. */
  async #seeActive(): Promise<void> {
    for (const session of this.#store.report?.sessions ?? []) {
      if (session.state === 'finished' && (await isInFront(session))) this.#store.markSeen(session.id);
    }
  }
}

async function isInFront({ process }: LiveSession): Promise<boolean> {
  if (process === null || !window.state.focused || window.activeTerminal === undefined) return false;
  return (await hostingTerminal(process)) === window.activeTerminal;
}

function messageOf(session: LiveSession): string {
  const name = sessionName(session);
  const texts: Partial<Record<LiveState, string>> = {
    waiting: l10n.t('"{0}" waits for your answer.', name),
    error: l10n.t('"{0}" ended in an error.', name),
    truncated: l10n.t('"{0}" was cut off by a limit.', name),
  };
  return texts[session.state] ?? name;
}
