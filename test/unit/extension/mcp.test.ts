import { describe, expect, it } from 'vitest';
import type { McpReport, McpRow } from '../../../src/core/mcp/mcpReport.ts';
import { mcpItem } from '../../../src/extension/views/mcp/mcpItem.ts';
import { mcpChildren, mcpPlace, mcpRoots } from '../../../src/extension/views/mcp/mcpNode.ts';
import { mcpTooltip } from '../../../src/extension/views/mcp/mcpTooltip.ts';
import { now } from './support/samples.ts';

const place = { file: '/home/me/opencode.json', line: 4 };
const row = (change: Partial<McpRow['server']> = {}, use: Partial<McpRow> = {}): McpRow => ({
  server: {
    name: 'files',
    kind: 'local',
    command: ['npx', 'files', '--token', '•••'],
    url: '',
    enabled: true,
    environment: ['KEY'],
    headers: [],
    oauth: false,
    place,
    places: [place],
    ...change,
  },
  calls: 0,
  failures: 0,
  lastUsed: 0,
  tools: [],
  ...use,
});
const report = (change: Partial<McpReport>): McpReport => ({
  revision: 1,
  servers: [],
  problems: [],
  complete: true,
  ...change,
});
const describeRow = (made: McpRow): string => String(mcpItem({ kind: 'server', row: made }, now).description);

describe('a server’s row', () => {
  it('says its kind, whether it is on, and how it fares', () => {
    expect(describeRow(row())).toBe('local · never called');
    expect(describeRow(row({ kind: 'remote', enabled: false }))).toBe('remote · switched off · never called');
    const used = { calls: 38, failures: 2, lastUsed: now - 120_000 };
    expect(describeRow(row({}, used))).toBe('local · 38 calls · 2 failed · 2m ago');
    expect(describeRow(row({ kind: 'unknown' }))).toContain('incomplete');
  });

  it('opens its configuration at the line; what is in no file cannot be opened', () => {
    const node = { kind: 'server', row: row() } as const;
    expect(mcpItem(node, now)).toMatchObject({ contextValue: '+config', command: { arguments: [node] } });
    expect(mcpPlace(node)).toEqual(place);
    expect(mcpPlace({ kind: 'server', row: row({ place: { file: '', line: 1 } }) })).toBeUndefined();
    expect([null, 7, {}, undefined].map(mcpPlace)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has its tools below it, and none when none was called', () => {
    const tool = { name: 'read', calls: 1, failures: 0, lastUsed: now };
    const [child] = mcpChildren({ kind: 'server', row: row({}, { tools: [tool] }) });
    expect(mcpItem(child!, now)).toMatchObject({ label: 'read', description: '1 call · now' });
    expect(mcpItem({ kind: 'server', row: row() }, now).collapsibleState).toBe(0);
  });

  it('explains itself in a hover, with everything foreign escaped', () => {
    const text = mcpTooltip({ kind: 'server', row: row({ name: 'a[b](command:x)' }) }, 'UTC')?.value ?? '';
    expect(text).toContain('a\\[b\\]\\(command\\:x\\)');
    expect(text).toContain('npx files \\-\\-token •••');
    expect(text).toContain('opencode\\.json\\:4');
    expect(text).toContain('| Environment | KEY |');
  });
});

describe('a configuration that cannot be read', () => {
  const problem = { file: '/home/me/opencode.json', line: 7, message: 'comma expected' };

  it('comes first, with its line, and opens there', () => {
    const [first] = mcpRoots(report({ problems: [problem], servers: [row()] }));
    expect(mcpItem(first!, now)).toMatchObject({
      label: 'opencode.json',
      description: 'line 7: comma expected',
      contextValue: '+config',
    });
    expect(mcpTooltip(first!, 'UTC')?.value).toContain('Line 7\\: comma expected\\.');
    expect(mcpPlace(first)).toEqual(problem);
  });
});
