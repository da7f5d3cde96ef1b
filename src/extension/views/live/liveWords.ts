import { l10n } from 'vscode';
import type { LiveProcess, LiveSession, LiveSubagent } from '../../../core/live/liveReport.ts';
import type { LiveState } from '../../../core/live/liveState.ts';
import type { ProcessRole } from '../../../core/live/processRole.ts';
import type { ProcessTrouble } from '../../../core/live/processTrouble.ts';
import type { MatchConfidence, MatchHow } from '../../../core/live/sessionMatch.ts';
import { cleanLine } from '../../../core/format/cleanLine.ts';
import { maximumTitleLength } from '../../../core/model/session.ts';
import { durationText } from '../../text/format.ts';

/** A state in one or two words. */
export function stateText(state: LiveState): string {
  return {
    waiting: l10n.t('waits for you'),
    error: l10n.t('error'),
    truncated: l10n.t('cut off'),
    interrupted: l10n.t('interrupted'),
    stale: l10n.t('no sign of life'),
    finished: l10n.t('finished'),
    retrying: l10n.t('retrying'),
    generating: l10n.t('generating'),
    tool: l10n.t('tool'),
    thinking: l10n.t('thinking'),
    queued: l10n.t('queued'),
    idle: l10n.t('idle'),
  }[state];
}

/** What a session or sub-agent does and for how long: `bash · 14 s` as one text; `now` in ms. */
export function doingText({ state, since, tool }: LiveSession | LiveSubagent, now: number): string {
  const what = state === 'tool' && tool !== null ? tool.name : stateText(state);
  return since === 0 ? what : `${what} ${durationText(Math.max(0, now - since))}`;
}

/** The name of a session, also when it has none. */
export function sessionName({ title }: { readonly title: string }): string {
  return cleanLine(title, maximumTitleLength) || l10n.t('Untitled session');
}

/** What a process is there for. */
export function roleText(role: ProcessRole): string {
  return {
    interactive: l10n.t('in a terminal'),
    run: l10n.t('one prompt'),
    server: l10n.t('server'),
    client: l10n.t('client of a server'),
    wrapper: l10n.t('launcher'),
    child: l10n.t('started by an agent'),
    command: l10n.t('command'),
  }[role];
}

/** How sure a match is, and why. */
export function matchText(how: MatchHow, confidence: MatchConfidence): string {
  const why = {
    named: l10n.t('its command line names the session'),
    plugin: l10n.t('the otop plugin in it wrote down the session'),
    terminal: l10n.t('oh-my-pi wrote down the session of its terminal'),
    born: l10n.t('the session was made right after it started'),
    alone: l10n.t('it worked while no other process ran in the folder'),
    activity: l10n.t('most requests since it started'),
    newest: l10n.t('the newest session of its folder'),
  }[how];
  const sure = { certain: l10n.t('certain'), likely: l10n.t('likely'), guess: l10n.t('a guess') }[confidence];
  return l10n.t('{0}: {1}', sure, why);
}

/** What the system does not tell, in one sentence. */
export function troubleText(trouble: ProcessTrouble): string {
  return {
    'no-list': l10n.t('Processes cannot be listed here: what runs is told by the data alone.'),
    'no-folders': l10n.t('Working folders of processes are hidden here: sessions are matched by time.'),
    'no-files': l10n.t('Open files of processes are hidden here: databases are matched by folder.'),
  }[trouble];
}

/** Processor use and memory of a process, each '' when unknown. */
export function loadTexts(process: LiveProcess | null): readonly string[] {
  if (process === null) return [l10n.t('no process')];
  const { cpu, memoryBytes } = process;
  return [
    cpu === null ? '' : l10n.t('{0}% CPU', cpu),
    memoryBytes === null ? '' : l10n.t('{0} MB', Math.round(memoryBytes / (1024 * 1024))),
  ].filter((text) => text !== '');
}
