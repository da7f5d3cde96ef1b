import type { NameOperator } from './query.ts';
import { clockOperators, nameOperators, weekdayNames } from './query.ts';
import { quoted, tokenize } from './tokenize.ts';

/** Names the operators can be completed with, the most used first. */
export type QueryNames = { readonly [Name in NameOperator]?: readonly string[] };

/** What could stand at the cursor. */
export interface QueryCompletion {
  /** What it is shown as. */
  readonly label: string;
  /** The whole query with it put in. */
  readonly text: string;
  /** Where the cursor stands then, a UTF-16 offset. */
  readonly cursor: number;
}

const mostCompletions = 12;

/** What can be written at the cursor: operators after an `@`, names after an operator. */
export function completeQuery(text: string, cursor: number, names: QueryNames): QueryCompletion[] {
  const token = tokenize(text).find(({ from, to }) => from < cursor && cursor <= to);
  if (token === undefined) return [];
  const written = text.slice(token.from, cursor);
  const [, minus = '', operator, colon, value = ''] = /^(-?)@([^:"]*)(:?)(.*)$/su.exec(written) ?? [];
  if (operator === undefined) return [];
  const replaced = (from: number, by: string): Omit<QueryCompletion, 'label'> => ({
    text: text.slice(0, from) + by + text.slice(token.to),
    cursor: from + by.length,
  });
  if (colon === '') {
    return [...nameOperators, 'cost', ...clockOperators]
      .filter((name) => name.startsWith(operator.toLowerCase()))
      .map((name) => ({
        label: `@${name}:`,
        ...replaced(token.from, `${minus}@${name}:${name === 'cost' ? '>' : ''}`),
      }));
  }
  const known = namesOf(operator.toLowerCase(), names);
  if (known === null) return [];
  const comma = value.lastIndexOf(',');
  const part = value
    .slice(comma + 1)
    .replaceAll('"', '')
    .trim()
    .toLowerCase();
  const from = cursor - value.length + comma + 1;
  return known
    .filter((name) => name.toLowerCase().includes(part))
    .slice(0, mostCompletions)
    .map((name) => ({ label: name, ...replaced(from, quoted(name)) }));
}

/** Hours and days of the week need nobody to name them. */
function namesOf(operator: string, names: QueryNames): readonly string[] | null {
  if (operator === 'hour') return Array.from({ length: 24 }, (_, hour) => String(hour));
  if (operator === 'weekday') return weekdayNames;
  const kind = nameOperators.find((name) => name === operator);
  return kind === undefined ? null : (names[kind] ?? []);
}
