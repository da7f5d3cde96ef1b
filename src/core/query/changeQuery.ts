import { parseQuery } from './parseQuery.ts';
import type { ClockOperator, NameOperator } from './query.ts';
import { quoted } from './tokenize.ts';

/** The query with one more condition at its end, unless it is there already. */
export function withTerm(text: string, operator: NameOperator | ClockOperator, names: readonly string[]): string {
  const term = `@${operator}:${names.map(quoted).join(',')}`;
  const known = parseQuery(text).terms.some(({ from, to }) => text.slice(from, to) === term);
  return known ? text : [text.trim(), term].filter((part) => part !== '').join(' ');
}

/** The query without its conditions of one operator. */
export function withoutTerms(text: string, operator: NameOperator | ClockOperator): string {
  const gone = parseQuery(text).terms.filter(({ kind }) => kind === operator);
  return gone
    .reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
