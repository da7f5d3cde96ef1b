import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import { cleanLine } from '../format/cleanLine.ts';
import { isRecord } from '../pricing/priceValues.ts';
import { maskCommand } from './maskCommand.ts';
import { mask, maskSecrets, maskUrl } from './maskSecrets.ts';
import type { McpEntry, McpKind, McpProblem } from './mcpServer.ts';

/** What one file says. */
export interface McpFile {
  readonly entries: readonly McpEntry[];
  readonly problem: McpProblem | null;
}

const longestText = 300;
const longestName = 100;
const mostParts = 64;

/** Reads the `mcp` servers out of a configuration (JSON with comments); broken text gives what can be read and a problem with its line. */
export function readMcpEntries(text: string, file: string): McpFile {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const lineOf = lineFinder(text);
    const [first] = errors;
    const problem =
      first === undefined || text.trim() === ''
        ? null
        : { file, line: lineOf(first.offset), message: spaced(printParseErrorCode(first.error)) };
    const servers = root === undefined ? undefined : findNodeAtLocation(root, ['mcp']);
    if (servers?.type !== 'object') return { entries: [], problem };
    return { entries: (servers.children ?? []).flatMap((property) => entryOf(property, file, lineOf)), problem };
  } catch {
    return { entries: [], problem: { file, line: 1, message: 'it is nested too deeply' } };
  }
}

function entryOf({ children }: Node, file: string, lineOf: (offset: number) => number): McpEntry[] {
  const [key, node] = children ?? [];
  if (key === undefined || node === undefined) return [];
  const name = cleanLine(String(key.value), longestName);
  const value: unknown = getNodeValue(node);
  if (name === '' || !isRecord(value)) return [];
  return [{ name, file, line: lineOf(key.offset), ...definitionOf(value) }];
}

function definitionOf(value: Readonly<Record<string, unknown>>): Omit<McpEntry, 'name' | 'file' | 'line'> {
  const { type, command, url, enabled, environment, headers, oauth } = value;
  const args = typeof command === 'string' ? command.split(/\s+/u) : command;
  const strings = Array.isArray(args) ? args.filter((arg) => typeof arg === 'string') : undefined;
  return {
    kind: kindOf(type),
    command: strings && maskCommand(strings.slice(0, mostParts)).map((arg) => cleanLine(arg, longestText)),
    url: typeof url === 'string' ? cleanLine(maskedUrl(url), longestText) : undefined,
    enabled: typeof enabled === 'boolean' ? enabled : undefined,
    environment: namesOf(environment),
    headers: namesOf(headers),
    oauth: isRecord(oauth),
  };
}

function kindOf(type: unknown): McpKind | undefined {
  if (type === undefined) return undefined;
  return type === 'local' || type === 'remote' ? type : 'unknown';
}

/** An address, or what somebody wrote in its place. */
function maskedUrl(url: string): string {
  if (/^\{env:[^}]*\}$/u.test(url)) return url;
  return url.includes('://') ? maskUrl(url) : url.length > longestText ? mask : maskSecrets(url);
}

function namesOf(value: unknown): string[] {
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .slice(0, mostParts)
    .map((name) => cleanLine(maskSecrets(name), longestName));
}

function lineFinder(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** `CommaExpected` as words. */
function spaced(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
}
