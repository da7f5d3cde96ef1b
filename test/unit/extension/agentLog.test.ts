import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import type { AgentLogNews } from '../../../src/protocol/agentLogApi.ts';
import { AgentLogChannel } from '../../../src/extension/agentLog/agentLogChannel.ts';
import { EventEmitter, fake, Uri } from '../../support/fakeVscode.ts';

const api = { followAgentLog: vi.fn(() => Promise.resolve()), unfollowAgentLog: vi.fn(() => Promise.resolve()) };
let news: EventEmitter<AgentLogNews>;
let state: EventEmitter<string>;
let channel: AgentLogChannel;
beforeEach(() => {
  vi.clearAllMocks();
  news = new EventEmitter();
  state = new EventEmitter();
  channel = new AgentLogChannel({
    worker: { api, onAgentLog: news.event, onDidChangeState: state.event } as never,
    log: {} as LogOutputChannel,
    timeZone: () => 'UTC',
  });
});

const see = (...paths: readonly string[]): void =>
  fake.editorsChanged?.(paths.map((path) => ({ document: { uri: Uri.of('output', path) } })));
const written = (): readonly string[] => fake.channels.at(-1)?.lines ?? [];
const line = {
  time: Date.UTC(2026, 10, 25, 15, 40, 33),
  level: 'warn',
  run: '7f418d99',
  sessionId: '',
  text: 'slow',
} as const;

describe('OpenCode’s log in the Output view', () => {
  it('is off until somebody looks, and off again when nobody does', () => {
    expect(api.followAgentLog).not.toHaveBeenCalled();
    see('someone.opencode-observatory.OpenCode Observatory.log');
    expect(api.followAgentLog).not.toHaveBeenCalled();
    see('someone.opencode-observatory.OpenCode.log');
    expect(api.followAgentLog).toHaveBeenCalledExactlyOnceWith({ sessionId: '' });
    see();
    expect(api.unfollowAgentLog).toHaveBeenCalledOnce();
  });

  it('shows one session’s lines', () => {
    channel.show('ses_a');
    expect(api.followAgentLog).toHaveBeenCalledWith({ sessionId: 'ses_a' });
    expect(fake.channels.at(-1)?.shown).toBe(1);
    expect(channel.sessionId).toBe('ses_a');
  });

  it('writes each line at its level with the time it was written, and begins anew when told', () => {
    news.fire({ lines: [line], fresh: true, skipped: 0, folders: ['/data/log'] });
    news.fire({ lines: [{ ...line, level: 'error', time: 0, run: '' }], fresh: false, skipped: 3, folders: [] });
    expect(written()).toEqual([
      "info OpenCode's log, newest lines of /data/log",
      'warn 15:40:33 7f418d99 slow',
      'warn 3 lines came too fast and are left out',
      'error slow',
    ]);
    news.fire({ lines: [], fresh: true, skipped: 0, folders: ['/data/log'] });
    expect(written()).toHaveLength(1);
  });

  it('follows again when the worker is a new one', () => {
    channel.show();
    state.fire('running');
    expect(api.followAgentLog).toHaveBeenCalledTimes(2);
  });
});
