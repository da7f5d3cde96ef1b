import type { AgentProcess } from '../../src/core/live/agentProcess.ts';

/** An agent process as a test needs it: an OpenCode in the terminal `pts/1` of /repo, unless it says otherwise. */
export function agentProcess(more: Partial<AgentProcess> = {}): AgentProcess {
  const pid = more.pid ?? 1;
  return {
    pid,
    identity: `${pid}@${more.started ?? 0}`,
    agent: 'opencode',
    ancestors: [],
    tty: 'pts/1',
    directory: '/repo',
    started: null,
    cpuMs: null,
    memoryBytes: null,
    argv: ['opencode'],
    openFiles: null,
    ...more,
  };
}
