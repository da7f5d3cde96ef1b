import { mergeMcp } from '../../core/mcp/mergeMcp.ts';
import type { McpConfig } from '../../core/mcp/mcpServer.ts';
import type { McpFile } from '../../core/mcp/readMcpEntries.ts';
import { readMcpEntries } from '../../core/mcp/readMcpEntries.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import { readSmallFile } from '../discovery/readSmallFile.ts';
import { fileStamp } from '../watch/fileStamp.ts';
import { mcpConfigFiles } from './mcpConfigFiles.ts';

/** A larger configuration is none (bytes). */
const maximumSize = 1024 * 1024;

/** Where the configuration is looked for. */
export interface McpConfigsOptions {
  readonly machine: Machine;
  readonly tree: FileTree;
  readonly workspaceFolders: readonly string[];
}

/** The MCP servers of every configuration file OpenCode merges, read again when a file changes. */
export class McpConfigs {
  readonly #files: readonly string[];
  /** What OpenCode is given in its environment instead of a file, '' for nothing. */
  readonly #inline: string;
  #stamps = '';
  #config: McpConfig = { servers: [], problems: [] };

  constructor({ machine, tree, workspaceFolders }: McpConfigsOptions) {
    this.#files = mcpConfigFiles(machine, tree, workspaceFolders);
    this.#inline = machine.env['OPENCODE_CONFIG_CONTENT'] ?? '';
    this.refresh();
  }

  get config(): McpConfig {
    return this.#config;
  }

  /** Looks at the files again; true when what they say may have changed. Costs a few `stat` calls when nothing did. */
  refresh(): boolean {
    const stamps = this.#files.map(stampOf).join('\n');
    if (stamps === this.#stamps) return false;
    this.#stamps = stamps;
    const read = [
      ...this.#files.map(readConfig),
      ...(this.#inline === '' ? [] : [readMcpEntries(this.#inline.slice(0, maximumSize), '')]),
    ];
    this.#config = {
      servers: mergeMcp(read.flatMap(({ entries }) => entries)),
      problems: read.flatMap(({ problem }) => (problem === null ? [] : [problem])),
    };
    return true;
  }
}

function readConfig(file: string): McpFile {
  const found = readSmallFile(file, maximumSize);
  if (found === null) return { entries: [], problem: null };
  if (!found.truncated) return readMcpEntries(found.text, file);
  return { entries: [], problem: { file, line: 1, message: 'it is larger than a megabyte' } };
}

function stampOf(file: string): string {
  try {
    return fileStamp(file);
  } catch {
    return '';
  }
}
