import { describe, expect, it } from 'vitest';
import { agentCommand } from '../../../../src/core/live/agentCommand.ts';
import { splitCommandLine } from '../../../../src/core/live/splitCommandLine.ts';
import { parseLsof, parsePs } from '../../../../src/worker/processes/macProcesses.ts';
import { procStat } from '../../../../src/worker/processes/procStat.ts';
import { parseCimProcesses } from '../../../../src/worker/processes/windowsProcesses.ts';

describe('an agent’s command', () => {
  it.each([
    ['opencode'],
    ['/usr/local/bin/opencode run hello'],
    ['/home/u/.opencode/bin/opencode serve --port 0'],
    ['/lib/node_modules/opencode-ai/bin/.opencode'],
    ['node /usr/lib/node_modules/opencode-ai/bin/opencode'],
    ['/usr/bin/node /home/u/.npm-global/bin/opencode run x'],
    ['bun /home/u/src/opencode/packages/opencode/src/index.ts'],
    ['"C:\\Program Files\\opencode\\opencode.exe" web'],
    ['"C:\\Program Files\\nodejs\\node.exe" C:\\npm\\node_modules\\opencode-ai\\bin\\opencode.exe'],
  ])('is %s', (line) => expect(agentCommand(splitCommandLine(line))?.agent).toBe('opencode'));

  it.each([
    [''],
    ['vim opencode'],
    ['node server.js opencode'],
    ['node /home/u/opencode-observatory/dist/worker.js'],
    ['tail -f /home/u/.local/share/opencode/log/opencode.log'],
    ['/opt/opencode/bin/other'],
    ['opencode-desktop'],
    ['node /home/u/opencode/node_modules/typescript/lib/tsserver.js'],
  ])('is not %s', (line) => expect(agentCommand(splitCommandLine(line))).toBeNull());
});

it.each([['omp'], ['/home/u/.bun/bin/omp --resume x'], ['bun /x/node_modules/@oh-my-pi/pi-coding-agent/dist/cli.js']])(
  'oh-my-pi’s is %s',
  (line) => expect(agentCommand(splitCommandLine(line))?.agent).toBe('omp'),
);

describe('macOS', () => {
  const ps = [
    '    1     0   9000 ??         4:02.11 Mon Nov 16 08:00:01 2026     /sbin/launchd',
    '  700     1   4000 ttys003    0:00.20 Fri Nov 20 19:04:00 2026     -zsh',
    '  812   700 548000 ttys003    1:03.45 Fri Nov 20 19:04:23 2026     /opt/homebrew/bin/opencode -s ses_abcdef',
    ' 9130   812  91000 ??      1-02:00:00.5 Fri Nov  6 07:04:03 2026     node /opt/homebrew/lib/node_modules/opencode-ai/bin/opencode run fix it',
    ' 9200   700   2000 ttys003    0:00.01 Fri Nov 20 19:05:00 2026     vim opencode',
    '',
  ].join('\n');

  it('reads agents from ps', () => {
    expect(parsePs(ps)).toEqual([
      {
        pid: 812,
        identity: '812@Fri Nov 20 19:04:23 2026',
        agent: 'opencode',
        ancestors: [700],
        tty: 'ttys003',
        directory: null,
        started: new Date(2026, 10, 20, 19, 4, 23).getTime(),
        cpuMs: 63_450,
        memoryBytes: 548_000 * 1024,
        argv: ['/opt/homebrew/bin/opencode', '-s', 'ses_abcdef'],
        openFiles: null,
      },
      expect.objectContaining({
        pid: 9130,
        ancestors: [812, 700],
        tty: '',
        started: new Date(2026, 10, 6, 7, 4, 3).getTime(),
        cpuMs: 93_600_500,
      }),
    ]);
  });

  it('reads folders and open files from lsof, and leaves out what is denied', () => {
    const db = '/Users/u/.local/share/opencode/opencode.db';
    const output = [
      ...['p812', 'fcwd', 'n/Users/u/My Project', 'f12', `n${db}`, 'f13', `n${db}-wal`, 'f14', 'n/dev/null'],
      ...['p9130', 'fcwd', 'n/Users/u/api', 'p77', 'fcwd', 'n (readlink: denied)', ''],
    ].join('\n');
    expect([...parseLsof(output)]).toEqual([
      [812, { directory: '/Users/u/My Project', openFiles: [db, `${db}-wal`] }],
      [9130, { directory: '/Users/u/api', openFiles: [] }],
      [77, { directory: null, openFiles: [] }],
    ]);
  });
});

describe('Windows', () => {
  const row = {
    ProcessId: 4242,
    Name: 'opencode.exe',
    CommandLine: '"C:\\npm\\opencode.exe" run',
    WorkingSetSize: 500_000_000,
    KernelModeTime: 10_000_000,
    UserModeTime: 25_000_000,
    Started: '2026-11-20T19:04:23.5000000Z',
  };
  const server = { ProcessId: 5, Name: 'node.exe', CommandLine: 'node.exe server.js', Started: null };
  const output = (agents: unknown): string =>
    `${JSON.stringify({ agents, parents: '0:0 4:0 900:4 4242:900 5:900' })}\r\nend\r\n`;

  it('reads agents from one object, a list or nothing', () => {
    const agent = {
      pid: 4242,
      identity: '4242@2026-11-20T19:04:23.5000000Z',
      agent: 'opencode',
      ancestors: [900, 4],
      tty: '',
      directory: null,
      started: Date.UTC(2026, 10, 20, 19, 4, 23, 500),
      cpuMs: 3500,
      memoryBytes: 500_000_000,
      argv: ['C:\\npm\\opencode.exe', 'run'],
      openFiles: null,
    };
    expect(parseCimProcesses(output(row))).toEqual([agent]);
    expect(parseCimProcesses(`\uFEFF${output([server, row])}`)).toEqual([agent]);
    expect(parseCimProcesses(output([]))).toEqual([]);
    expect(parseCimProcesses(output(null))).toEqual([]);
  });

  it('knows an elevated agent by its name alone', () => {
    const hidden = { ProcessId: 7, Name: 'opencode.exe', CommandLine: null };
    expect(parseCimProcesses(output(hidden))).toMatchObject([{ pid: 7, cpuMs: null, started: null }]);
  });

  it('tells nothing when the listing failed', () => {
    expect(parseCimProcesses('Access denied')).toBeNull();
    expect(parseCimProcesses('{"half\nend')).toBeNull();
    expect(parseCimProcesses('end')).toBeNull();
  });
});

describe('Linux', () => {
  it('reads stat, whatever the name holds', () => {
    const rest = ['S', 77, 1, 1, 34_817, 0, 0, 0, 0, 0, 0, 12, 8, 0, 0, 20, 0, 1, 0, 4242, 0, 250].join(' ');
    const expected = { parent: 77, tty: 'pts/1', cpuMs: 200, startTicks: 4242, memoryPages: 250 };
    expect(procStat(`12 (a) b (c) ${rest}`)).toEqual(expected);
    expect(procStat(`12 (\u001b]0;x\u0007) ) ${rest}`)).toEqual(expected);
    expect(procStat('')).toBeNull();
    expect(procStat('12 (cut')).toBeNull();
  });
});
