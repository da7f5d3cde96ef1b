import { describe, expect, it } from 'vitest';
import { isAgentCommand } from '../../../../src/worker/processes/isAgentCommand.ts';
import { parseLsof, parsePs } from '../../../../src/worker/processes/macProcesses.ts';
import { processStart } from '../../../../src/worker/processes/processStart.ts';
import { splitCommandLine } from '../../../../src/worker/processes/splitCommandLine.ts';
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
  ])('is %s', (line) => expect(isAgentCommand(splitCommandLine(line))).toBe(true));

  it.each([
    [''],
    ['vim opencode'],
    ['node server.js opencode'],
    ['node /home/u/opencode-observatory/dist/worker.js'],
    ['tail -f /home/u/.local/share/opencode/log/opencode.log'],
    ['/opt/opencode/bin/other'],
    ['opencode-desktop'],
    ['node /home/u/opencode/node_modules/typescript/lib/tsserver.js'],
  ])('is not %s', (line) => expect(isAgentCommand(splitCommandLine(line))).toBe(false));
});

describe('macOS', () => {
  const ps = [
    '    1 Mon Nov 16 08:00:01 2026     /sbin/launchd',
    '  812 Fri Nov 20 19:04:23 2026     /opt/homebrew/bin/opencode',
    ' 9130 Fri Nov  6 07:04:03 2026     node /opt/homebrew/lib/node_modules/opencode-ai/bin/opencode run fix it',
    ' 9200 Fri Nov 20 19:05:00 2026     vim opencode',
    '',
  ].join('\n');

  it('reads agents from ps', () => {
    expect(parsePs(ps)).toEqual([
      { pid: 812, directory: null, started: new Date(2026, 10, 20, 19, 4, 23).getTime() },
      { pid: 9130, directory: null, started: new Date(2026, 10, 6, 7, 4, 3).getTime() },
    ]);
  });

  it('reads their folders from lsof', () => {
    const folders = parseLsof(
      'p812\nfcwd\nn/Users/u/My Project\np9130\nfcwd\nn/Users/u/api\np77\nfcwd\nn (readlink: denied)\n',
    );
    expect([...folders]).toEqual([
      [812, '/Users/u/My Project'],
      [9130, '/Users/u/api'],
    ]);
  });
});

describe('Windows', () => {
  const row = {
    ProcessId: 4242,
    Name: 'opencode.exe',
    CommandLine: '"C:\\npm\\opencode.exe" run',
    Started: '2026-11-20T19:04:23.5000000Z',
  };
  const server = { ProcessId: 5, Name: 'node.exe', CommandLine: 'node.exe server.js', Started: null };

  it('reads agents from one object, a list or nothing', () => {
    const agent = { pid: 4242, directory: null, started: Date.UTC(2026, 10, 20, 19, 4, 23, 500) };
    expect(parseCimProcesses(`${JSON.stringify(row)}\r\nend\r\n`)).toEqual([agent]);
    expect(parseCimProcesses(`\uFEFF${JSON.stringify([server, row])}\r\nend\r\n`)).toEqual([agent]);
    expect(parseCimProcesses('end\r\n')).toEqual([]);
  });

  it('knows an elevated agent by its name alone', () => {
    expect(
      parseCimProcesses(`${JSON.stringify({ ProcessId: 7, Name: 'opencode.exe', CommandLine: null })}\nend`),
    ).toHaveLength(1);
  });

  it('tells nothing when the listing failed', () => {
    expect(parseCimProcesses('Access denied')).toBeNull();
    expect(parseCimProcesses('{"half\nend')).toBeNull();
  });
});

describe('Linux', () => {
  it('reads the start from stat, whatever the name holds', () => {
    const rest = Array.from({ length: 40 }, (_, index) => String(index + 3)).join(' ');
    expect(processStart(`12 (a) b (c) ${rest}`)).toBe(22);
    expect(processStart('')).toBeNull();
  });
});
