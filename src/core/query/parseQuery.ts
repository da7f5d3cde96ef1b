import { clockNumbers } from './clockNumbers.ts';
import type { ClockOperator, Comparison, Query, QueryProblem, QueryTerm } from './query.ts';
import { clockOperators, nameOperators } from './query.ts';
import type { QueryToken } from './tokenize.ts';
import { listOf, tokenize, unquoted } from './tokenize.ts';

/** Reads a query box: free words, and operators as `@model:opus`, `-@agent:title`, `@cost:>1`. */
export function parseQuery(text: string): Query {
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  for (const token of tokenize(text)) {
    const read = readToken(token);
    if ('reason' in read) problems.push(read);
    else terms.push(read);
  }
  return { terms, problems };
}

function readToken({ raw, from, to }: QueryToken): QueryTerm | QueryProblem {
  const negated = raw.startsWith('-') && raw.length > 1;
  const body = negated ? raw.slice(1) : raw;
  const span = { from, to };
  const [, operator, value = ''] = /^@([^:"]*):?(.*)$/su.exec(body) ?? [];
  if (operator === undefined) return { kind: 'text', text: unquoted(body), negated, ...span };
  const name = operator.toLowerCase();
  if (name === 'cost') return readCost(value, negated, span);
  const clock = clockOperators.find((known) => known === name);
  if (clock !== undefined) return readClock(clock, value, negated, span);
  const kind = nameOperators.find((known) => known === name);
  if (kind === undefined) return { reason: 'unknown operator', text: `@${operator}`, ...span };
  const names = listOf(value);
  // Every request has a model, a project and so on; but not every one has an error.
  if (names.length === 0 && kind !== 'error') return { reason: 'no value', text: `@${operator}:`, ...span };
  return { kind, names, negated, ...span };
}

function readCost(
  value: string,
  negated: boolean,
  span: { readonly from: number; readonly to: number },
): QueryTerm | QueryProblem {
  const [, sign = '', amount] = /^(>=|<=|>|<|=)?\$?(\d+(?:\.\d+)?|\.\d+)$/u.exec(unquoted(value)) ?? [];
  if (amount === undefined) return { reason: 'no amount', text: `@cost:${value}`, ...span };
  // A bare amount asks for what is worth a look: at least that much.
  return {
    kind: 'cost',
    comparison: sign === '' ? '>=' : (sign as Comparison),
    dollars: Number(amount),
    negated,
    ...span,
  };
}

function readClock(
  kind: ClockOperator,
  value: string,
  negated: boolean,
  span: { readonly from: number; readonly to: number },
): QueryTerm | QueryProblem {
  const numbers = clockNumbers(kind, listOf(value));
  if (numbers === null) return { reason: `no ${kind}`, text: `@${kind}:${value}`, ...span };
  return { kind, numbers, negated, ...span };
}
