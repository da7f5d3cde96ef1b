import type { TextSpan } from './query.ts';

/** A stretch of a query without blanks outside quotes. */
export interface QueryToken extends TextSpan {
  readonly raw: string;
}

/** Cuts a query at its blanks; quotes hold a value with blanks together, and one left open reaches to the end. */
export function tokenize(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  const pattern = /(?:"[^"]*(?:"|$)|[^\s"])+/gu;
  for (const match of text.matchAll(pattern)) {
    tokens.push({ raw: match[0], from: match.index, to: match.index + match[0].length });
  }
  return tokens;
}

/** Cuts a list at its commas outside quotes and takes the quotes off; empty parts are left out. */
export function listOf(text: string): string[] {
  const parts = text.match(/(?:"[^"]*(?:"|$)|[^,"])+/gu) ?? [];
  return parts.map((part) => unquoted(part).trim()).filter((part) => part !== '');
}

/** The text without its quotes. */
export function unquoted(text: string): string {
  return text.replaceAll('"', '');
}

/** A name as it must be written to be read as one value. */
export function quoted(name: string): string {
  return /[\s,"]/u.test(name) ? `"${name.replaceAll('"', '')}"` : name;
}
