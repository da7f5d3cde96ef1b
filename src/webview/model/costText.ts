import type { Cost } from '../../core/usage/cost.ts';
import type { Words } from '../text/words.ts';

/** The mark beside a cost: its shape says where the amount comes from. */
export type BasisMark = 'none' | 'recorded' | 'computed' | 'mixed' | 'free' | 'unpriced';

/** A cost as it is written: a word where an amount would lie. */
export interface CostText {
  readonly text: string;
  /** True when `text` is a word such as "free". */
  readonly word: boolean;
  readonly mark: BasisMark;
  /** The mark in words, '' when there is nothing to say. */
  readonly basis: string;
  /** Every recorded digit and the basis, for the hover. */
  readonly title: string;
}

/** Writes a cost; an unpriced one is a word, never $0.00. */
export function costText(cost: Cost, words: Words): CostText {
  const { t, formats } = words;
  const basis = basisWords(cost, words);
  const mark = cost.unpricedRequests > 0 ? 'unpriced' : cost.basis;
  if (cost.basis === 'free') return { text: t('free'), word: true, mark, basis, title: basis };
  if (cost.basis === 'unpriced') return { text: t('unpriced'), word: true, mark, basis, title: basis };
  const title = [formats.exactMoney(cost.amount), basis].filter((part) => part !== '').join(' · ');
  return { text: formats.money(cost.amount), word: false, mark, basis, title };
}

function basisWords(cost: Cost, { t, plural }: Words): string {
  const unpriced = cost.unpricedRequests > 0 ? plural(cost.unpricedRequests, '{0} unpriced', '{0} unpriced') : '';
  const basis = {
    none: '',
    recorded: t('recorded'),
    computed: t('computed'),
    mixed: t('partly computed'),
    free: t('free'),
    unpriced: '',
  }[cost.basis];
  return [basis, unpriced].filter((part) => part !== '').join(', ');
}
