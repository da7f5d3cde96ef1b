import { describe, expect, test } from 'vitest';
import { buildMcpReport } from '../../../../src/core/mcp/buildMcpReport.ts';
import { mergeMcp } from '../../../../src/core/mcp/mergeMcp.ts';
import { readMcpEntries } from '../../../../src/core/mcp/readMcpEntries.ts';
import { LedgerBuilder, noon } from '../../../support/ledgerBuilder.ts';

const user = `{
  // comments and trailing commas are allowed
  "mcp": {
    "files": { "type": "local", "command": ["npx", "files", "--token", "hunter2"], "environment": { "KEY": "hunter3" } },
    "git_hub": {
      "type": "remote",
      "url": "https://example.com/mcp?key=hunter4",
      "headers": { "Authorization": "Bearer hunter5" },
      "oauth": { "clientSecret": "hunter6" },
    },
    "git": { "type": "local", "command": ["git-mcp"], "enabled": false },
  },
}`;
const project = '{ "mcp": { "files": { "enabled": false }, "git": { "enabled": true } } }';

const entriesOf = (text: string, file: string) => readMcpEntries(text, file).entries;

describe('the configuration files', () => {
  test('say name, kind, command or address, and the line', () => {
    expect(entriesOf(user, '/u.json')).toMatchObject([
      { name: 'files', kind: 'local', line: 4, command: ['npx', 'files', '--token', '•••'], environment: ['KEY'] },
      { name: 'git_hub', kind: 'remote', line: 5, url: 'https://example.com/mcp?key=•••', oauth: true },
      { name: 'git', kind: 'local', line: 11, enabled: false },
    ]);
  });

  test('give away no secret, wherever it stands', () => {
    expect(JSON.stringify(readMcpEntries(user, '/u.json'))).not.toMatch(/hunter/);
  });

  test('are merged in their order: what a later one does not say stays', () => {
    const servers = mergeMcp([...entriesOf(user, '/u.json'), ...entriesOf(project, '/p.json')]);
    expect(servers).toMatchObject([
      {
        name: 'files',
        enabled: false,
        place: { file: '/u.json', line: 4 },
        places: [{}, { file: '/p.json', line: 1 }],
      },
      { name: 'git', enabled: true, command: ['git-mcp'] },
      { name: 'git_hub', enabled: true, kind: 'remote', headers: ['Authorization'] },
    ]);
  });

  test('that are broken say so with their line, and keep what can be read', () => {
    const file = readMcpEntries('{\n "mcp": {\n "a": { "command": ["x"] }\n "b": 1', '/u.json');
    expect(file.entries.map(({ name }) => name)).toEqual(['a']);
    expect(file.problem).toEqual({ file: '/u.json', line: 4, message: 'comma expected' });
  });

  test.each(['', '[]', 'null', '{"mcp":[]}', '{"mcp":{"a":7,"":{}}}', `${'['.repeat(100_000)}`])(
    'survive %.20s',
    (text) => {
      expect(readMcpEntries(text, '/u.json').entries).toEqual([]);
    },
  );

  test('make hostile names one safe line', () => {
    const [entry] = entriesOf('{"mcp":{"a\\n\\u001b[31mb\\u202e":{"url":"https://h"}}}', '/u.json');
    expect(entry?.name).toBe('a [31mb');
  });

  test('say nothing of a kind: the command or the address does', () => {
    expect(
      mergeMcp(entriesOf('{"mcp":{"a":{"command":"x y"},"b":{"url":"http://h"},"c":{"enabled":true}}}', '/f')),
    ).toMatchObject([{ kind: 'local', command: ['x', 'y'] }, { kind: 'remote' }, { kind: 'unknown' }]);
  });
});

describe('the report', () => {
  test('counts the calls and failures of each server’s tools, the longer name first', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('a')
      .toolCall('a', { tool: 'git_log', started: noon - 5 })
      .toolCall('a', { tool: 'git_hub_search', started: noon - 9 })
      .toolCall('a', { tool: 'git_hub_search', started: noon - 7, status: 'error' })
      .toolCall('a', { tool: 'git_hub_issue', started: noon - 8 })
      .toolCall('a', { tool: 'bash', started: noon - 1 });
    const config = { servers: mergeMcp(entriesOf(user, '/u.json')), problems: [] };
    const report = buildMcpReport(builder.ledger(), { revision: 3, now: noon }, config, true);
    expect(report.servers).toMatchObject([
      { server: { name: 'files' }, calls: 0, failures: 0, lastUsed: 0, tools: [] },
      { server: { name: 'git' }, calls: 1, tools: [{ name: 'log' }] },
      {
        server: { name: 'git_hub' },
        calls: 3,
        failures: 1,
        lastUsed: noon - 7,
        tools: [
          { name: 'search', calls: 2, failures: 1 },
          { name: 'issue', calls: 1 },
        ],
      },
    ]);
  });
});
