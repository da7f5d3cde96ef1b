import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFileTree } from '../../../../src/worker/discovery/fileTree.ts';
import type { Machine } from '../../../../src/worker/discovery/machine.ts';
import { mcpConfigFiles } from '../../../../src/worker/mcp/mcpConfigFiles.ts';
import { McpConfigs } from '../../../../src/worker/mcp/mcpConfigs.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mcp-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (file: string, text: string): string => {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
};
const machine = (env: Machine['env'] = {}): Machine => ({ platform: 'linux', home: path.join(root, 'home'), env });
const server = (name: string, value: object): string => JSON.stringify({ mcp: { [name]: value } });

describe('MCP servers', () => {
  test('come from every file OpenCode merges, in its order', () => {
    mkdirSync(path.join(root, 'shop/.git'), { recursive: true });
    const files = mcpConfigFiles(
      machine({ OPENCODE_CONFIG: '/custom.json', OPENCODE_CONFIG_DIR: '/dir' }),
      diskFileTree,
      [path.join(root, 'shop/web')],
    );
    const places = files.filter((file) => !file.endsWith('c')).map((file) => file.replace(root, ''));
    expect(places).toEqual([
      '/home/.config/opencode/config.json',
      '/home/.config/opencode/opencode.json',
      '/custom.json',
      '/shop/opencode.json',
      '/shop/web/opencode.json',
      '/shop/.opencode/opencode.json',
      '/shop/web/.opencode/opencode.json',
      '/dir/opencode.json',
      '/home/.opencode/opencode.json',
      '/etc/opencode/opencode.json',
    ]);
  });

  test('of the project change those of the user, and the environment changes both', () => {
    const user = put('home/.config/opencode/opencode.jsonc', `// mine\n${server('files', { command: ['a'] })}`);
    put('shop/.opencode/opencode.json', server('files', { enabled: false }));
    mkdirSync(path.join(root, 'shop/.git'));
    const workspaceFolders = [path.join(root, 'shop')];
    const configs = new McpConfigs({ machine: machine(), tree: diskFileTree, workspaceFolders });
    expect(configs.config.servers).toMatchObject([{ name: 'files', enabled: false, place: { file: user, line: 2 } }]);
    const OPENCODE_CONFIG_CONTENT = server('files', { enabled: true });
    const inEnvironment = new McpConfigs({
      machine: machine({ OPENCODE_CONFIG_CONTENT }),
      tree: diskFileTree,
      workspaceFolders,
    });
    expect(inEnvironment.config.servers[0]?.enabled).toBe(true);
  });

  test('are read again when a file changes, and only then', () => {
    const configs = new McpConfigs({ machine: machine(), tree: diskFileTree, workspaceFolders: [] });
    expect(configs.refresh()).toBe(false);
    put('home/.config/opencode/opencode.json', server('a', { url: 'http://localhost' }));
    expect(configs.refresh()).toBe(true);
    expect(configs.refresh()).toBe(false);
    expect(configs.config.servers.map(({ name }) => name)).toEqual(['a']);
  });

  test('of a file that is broken or too large are a problem with its place', () => {
    const broken = put('home/.config/opencode/opencode.json', '{\n"mcp": {\n');
    const large = put('home/.config/opencode/opencode.jsonc', ' '.repeat(1024 * 1024 + 1));
    const { config } = new McpConfigs({ machine: machine(), tree: diskFileTree, workspaceFolders: [] });
    expect(config.problems).toEqual([
      { file: broken, line: 3, message: 'close brace expected' },
      { file: large, line: 1, message: 'it is larger than a megabyte' },
    ]);
  });
});
