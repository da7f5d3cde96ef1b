/** Operators that ask for names; of several names, parted by commas, any may fit. */
export type NameOperator = 'model' | 'project' | 'agent' | 'provider' | 'source' | 'tool' | 'error';

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

/** One condition; all terms of a query must hold. */
export type QueryTerm = TextTerm | NameTerm | CostTerm;

/** What was written and cannot be understood; it filters nothing. */
export interface QueryProblem extends TextSpan {
  readonly reason: 'unknown operator' | 'no value' | 'no amount';
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
