import { MarkdownString } from 'vscode';
import { cleanLine } from '../../core/format/cleanLine.ts';
import type { CommandId } from '../manifest/commandIds.ts';

/** Longest piece of the user's own text in a hover, in letters. */
const maximumText = 120;

/** Makes any text plain inside a Markdown table or sentence: no links, images, code, emphasis, cells or line breaks of its own. */
export function escapeMarkdown(text: string): string {
  return cleanLine(text, maximumText)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~:@$/=^"']/g, '\\$&');
}

/** A hover of trusted structure: only the commands listed can be links in it, and it never renders HTML. */
export function hover(markdown: string, commands: readonly CommandId[] = []): MarkdownString {
  const text = new MarkdownString(markdown);
  if (commands.length > 0) text.isTrusted = { enabledCommands: [...commands] };
  return text;
}

/** A link that runs one of our commands; its label is our own text. */
export function commandLink(label: string, command: CommandId, ...args: readonly string[]): string {
  const query = args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
  return `[${label}](command:${command}${query})`;
}

/** Hovers draw tables without any space between columns; blanks in the heads make some. */
const gap = '&nbsp;&nbsp;&nbsp;';

/** A table whose first column is text and whose others are figures; cells must be escaped already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? ':--' : '--:'));
  const spaced = head.map((cell, column) => (column === 0 ? cell : `${gap}${cell}`));
  return [spaced, rule, ...rows].map(line).join('\n');
}

/** Blocks of a hover, each a paragraph or table of its own. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The end of a path, escaped: its last two names say which file it is, the hover has no room for the rest. */
export function escapePath(path: string): string {
  const names = path.split(/[\\/]/);
  return escapeMarkdown(names.length > 3 ? `…/${names.slice(-2).join('/')}` : path);
}
