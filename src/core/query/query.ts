/** Operators that ask for names; of several names, parted by commas, any may fit. */
export type NameOperator = 'model' | 'project' | 'agent' | 'provider' | 'source' | 'tool' | 'error';

/** Operators that ask when: at which hours of the day, on which days of the week, by the user's clock. */
export type ClockOperator = 'hour' | 'weekday';

/** How a cost is compared. */
export type Comparison = '>' | '>=' | '<' | '<=' | '=';

/** Part of the text, as UTF-16 offsets: for colours and for saying where something is wrong. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

interface TermBase extends TextSpan {
  /** True for a term written with a minus: what fits is left out. */
  readonly negated: boolean;
}

/** Words to be found in a session's title, folder or id. */
export interface TextTerm extends TermBase {
  readonly kind: 'text';
  readonly text: string;
}

/** `@model:opus,gpt`: names that contain one of these; without any, everything that has one (an `@error:`) fits. */
export interface NameTerm extends TermBase {
  readonly kind: NameOperator;
  readonly names: readonly string[];
}

/** `@cost:>1`: what a session costs, in US dollars. */
export interface CostTerm extends TermBase {
  readonly kind: 'cost';
  readonly comparison: Comparison;
  readonly dollars: number;
}

/** `@hour:9-12`, `@weekday:mon,sat`: what was done then; hours 0 to 23, days of the week from Monday's 0. */
export interface ClockTerm extends TermBase {
  readonly kind: ClockOperator;
  /** In their order, each once. */
  readonly numbers: readonly number[];
}

/** One condition; all terms of a query must hold. */
export type QueryTerm = TextTerm | NameTerm | CostTerm | ClockTerm;

/** What was written and cannot be understood; it filters nothing. */
export interface QueryProblem extends TextSpan {
  readonly reason: 'unknown operator' | 'no value' | 'no amount' | 'no hour' | 'no weekday';
  readonly text: string;
}

/** A query as it was understood. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly problems: readonly QueryProblem[];
}

/** The operators in the order they are offered. */
export const nameOperators: readonly NameOperator[] = [
  'model',
  'project',
  'agent',
  'tool',
  'error',
  'provider',
  'source',
];

/** The clock's operators in the order they are offered. */
export const clockOperators: readonly ClockOperator[] = ['hour', 'weekday'];

/** Days of the week as they are written in a query, from Monday; a longer name is read by its first three letters. */
export const weekdayNames: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
