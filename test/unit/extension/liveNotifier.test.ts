import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveProcess, LiveReport, LiveSession } from '../../../src/core/live/liveReport.ts';
import type { Config } from '../../../src/extension/config.ts';
import { LiveNotifier } from '../../../src/extension/live/liveNotifier.ts';
import type { LiveStore } from '../../../src/extension/live/liveStore.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { settingIds } from '../../../src/extension/manifest/settingIds.ts';
import { EventEmitter, fake, Uri, window, workspace } from '../../support/fakeVscode.ts';
import { figures, now } from './support/samples.ts';

interface Terminals {
  terminals: { processId: Promise<number>; show: () => void }[];
  activeTerminal: unknown;
  state: { focused: boolean };
}

/** The terminals of the window, as the notifier finds them. */
const terminals = window as unknown as Terminals;
const never = (): { dispose: () => void } => ({ dispose: () => undefined });
Object.assign(terminals, { onDidChangeActiveTerminal: never, onDidChangeWindowState: never });

const shell = 900;
const process: LiveProcess = {
  ...{ pid: 42, identity: '42@1', agent: 'opencode', role: 'interactive', ancestors: [shell, 1], tty: 'pts/4' },
  ...{ directory: '/elsewhere', started: now, cpu: null, memoryBytes: null, commandLine: '' },
};
const session = (state: LiveSession['state'], more: Partial<LiveSession> = {}): LiveSession => {
  const { cost, tokens, requests } = figures(1, 3);
  return {
    ...{ id: 'ses_a', title: 'Mine\n<b>', directory: '/repo/web', projectLabel: 'repo', agent: 'opencode', state },
    ...{ since: now, tool: null, question: '', lastLine: '', cost, requests, tokens, context: null, model: null },
    ...{ agentName: 'build', created: now, lastActivity: now, roundStart: 0, interactive: true, process: null },
    ...{ match: null, todos: [], subagents: [] },
    ...more,
  };
};
const report = (...sessions: readonly LiveSession[]): LiveReport => ({
  ...{ asOf: now, demo: false, trouble: null, serverTrouble: '', unmatched: [] },
  sessions,
});

let changed: EventEmitter<LiveReport>;
let liveNotifications: boolean;
beforeEach(() => {
  fake.informations = [];
  fake.executed = [];
  fake.pressed = [];
  fake.configuration.clear();
  workspace.workspaceFolders = [{ uri: Uri.file('/repo') }];
  Object.assign(terminals, { terminals: [], activeTerminal: undefined, state: { focused: true } });
  changed = new EventEmitter<LiveReport>();
  liveNotifications = true;
  const store = { onDidChange: changed.event, report: undefined, markSeen: () => undefined };
  const config = {
    get settings() {
      return { liveNotifications };
    },
  };
  new LiveNotifier(store as unknown as LiveStore, config as unknown as Config);
});
afterEach(() => void (workspace.workspaceFolders = undefined));

/** Tells the notifier one report after the other, and lets it think. */
async function tell(...reports: readonly LiveReport[]): Promise<void> {
  for (const one of reports) {
    changed.fire(one);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
function addTerminal(): { readonly shown: () => number } {
  let shown = 0;
  terminals.terminals.push({ processId: Promise.resolve(shell), show: () => void shown++ });
  return { shown: () => shown };
}

describe('a session that begins to wait', () => {
  it('is told of once, in one safe line, however often it is looked at', async () => {
    await tell(report(session('generating')), report(session('waiting')), report(session('waiting')));
    await tell(report(session('generating')), report(session('waiting')));
    expect(fake.informations).toEqual(['"Mine <b>" waits for your answer.']);
  });

  it('again when it waits for something new', async () => {
    await tell(report(session('generating')), report(session('waiting')), report(session('generating')));
    await tell(report(session('waiting', { since: now + 5000 })));
    expect(fake.informations).toHaveLength(2);
  });

  it('is not told of when its terminal is in front, but when another is, or the window is not', async () => {
    addTerminal();
    const waits = session('waiting', { process });
    terminals.activeTerminal = terminals.terminals[0];
    await tell(report(session('generating', { process })), report(waits));
    expect(fake.informations).toEqual([]);
    terminals.state.focused = false;
    await tell(report(session('generating', { process })), report({ ...waits, since: now + 1 }));
    terminals.state.focused = true;
    terminals.activeTerminal = {};
    await tell(report(session('generating', { process })), report({ ...waits, since: now + 2 }));
    expect(fake.informations).toHaveLength(2);
  });

  it('is shown in its terminal, else as its page', async () => {
    const { shown } = addTerminal();
    fake.pressed = ['Show', 'Show'];
    await tell(report(session('generating', { process })), report(session('waiting', { process })));
    expect(shown()).toBe(1);
    await tell(report(session('generating')), report(session('error', { since: now + 1 })));
    expect(fake.informations.at(-1)).toBe('"Mine <b>" ended in an error.');
    expect(fake.executed).toEqual([[commandIds.inspectSession, 'ses_a']]);
  });

  it('is another window’s to tell of when it lies in none of the folders, however they are written', async () => {
    await tell(
      report(session('generating', { directory: '/repository' })),
      report(session('waiting', { directory: '/repository' })),
    );
    expect(fake.informations).toEqual([]);
    workspace.workspaceFolders = [{ uri: Uri.file('c:\\Work\\App') }];
    const directory = 'C:\\work\\app\\web';
    await tell(report(session('generating', { directory })), report(session('waiting', { directory, since: now + 1 })));
    expect(fake.informations).toHaveLength(1);
  });

  it('can be silenced from the message, and in the settings', async () => {
    fake.pressed = ["Don't Show Again"];
    await tell(report(session('generating')), report(session('waiting')));
    expect(fake.configuration.get(settingIds.liveNotifications)).toBe(false);
    liveNotifications = false;
    await tell(report(session('generating')), report(session('waiting', { since: now + 1 })));
    expect(fake.informations).toHaveLength(1);
  });
});
