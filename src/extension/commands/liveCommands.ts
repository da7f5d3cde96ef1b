import { l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { liveSorts, type LiveSort } from '../../core/live/arrangeLive.ts';
import type { LiveProcess } from '../../core/live/liveReport.ts';
import { hostingTerminal } from '../live/hostingTerminal.ts';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import type { LiveOptions } from '../views/live/liveOptions.ts';
import { registerCommands } from './register.ts';

/** Commands about what runs now: the terminal of a session, filter, order, grouping, the background. */
export function liveCommands({ log, live, liveOptions: options }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.showLiveTerminal]: async (argument) => {
      const process = processOf(argument, live.report?.sessions ?? []);
      const terminal = process === null ? undefined : await hostingTerminal(process);
      if (terminal) terminal.show();
      else window.showInformationMessage(elsewhere(process));
    },
    [commandIds.filterLive]: () => askForFilter(options),
    [commandIds.clearLiveFilter]: () => options.change({ filter: '' }),
    [commandIds.sortLive]: () => askForSort(options),
    [commandIds.groupLiveByUrgency]: () => options.change({ grouping: 'urgency' }),
    [commandIds.groupLiveByFolder]: () => options.change({ grouping: 'folder' }),
    [commandIds.listLiveFlat]: () => options.change({ grouping: 'none' }),
    [commandIds.toggleLiveBackground]: () => options.change({ background: !options.query.background }),
  });
}

/** The process a command is about: of a row of the tree, or of the session a page names by its id. */
function processOf(
  argument: unknown,
  sessions: readonly { readonly id: string; readonly process: LiveProcess | null }[],
): LiveProcess | null {
  if (typeof argument === 'string') return sessions.find(({ id }) => id === argument)?.process ?? null;
  if (typeof argument !== 'object' || argument === null || !('process' in argument)) return null;
  return argument.process as LiveProcess | null;
}

function elsewhere(process: LiveProcess | null): string {
  if (process === null) return l10n.t('No process works on this session.');
  if (process.tty === '') return l10n.t('Process {0} does not run in a terminal of this window.', process.pid);
  return l10n.t('Process {0} runs in {1}, which is no terminal of this window.', process.pid, process.tty);
}

async function askForFilter(options: LiveOptions): Promise<void> {
  const filter = await window.showInputBox({
    title: l10n.t('Filter Live Sessions'),
    prompt: l10n.t('Words that title, folder, model, agent, state, terminal or id must contain. Empty shows all.'),
    value: options.query.filter,
  });
  if (filter !== undefined) options.change({ filter: filter.trim() });
}

async function askForSort(options: LiveOptions): Promise<void> {
  const labels: Readonly<Record<LiveSort, string>> = {
    urgency: l10n.t('Urgency'),
    title: l10n.t('Title'),
    cost: l10n.t('Cost'),
    tokens: l10n.t('Tokens'),
    context: l10n.t('Context'),
    requests: l10n.t('Requests'),
    since: l10n.t('Time in State'),
    round: l10n.t('Round Time'),
    uptime: l10n.t('Uptime'),
    cpu: l10n.t('CPU'),
    memory: l10n.t('Memory'),
    tty: l10n.t('Terminal'),
    model: l10n.t('Model'),
  };
  const choices = liveSorts.map((sort): QuickPickItem & { readonly sort: LiveSort } => ({
    sort,
    label: labels[sort],
    ...(sort === options.query.sort && { description: l10n.t('Current order') }),
  }));
  const chosen = await window.showQuickPick(choices, { title: l10n.t('Sort Live Sessions By') });
  if (chosen) options.change({ sort: chosen.sort });
}
