import type { DifferenceReason } from '../../../core/reports/reconcile/reconcileReport.ts';
import type { Translate } from '../../text/translate.ts';

/** A line's name and what is behind it, in the user's language. */
export interface ReasonWords {
  readonly title: string;
  readonly why: string;
}

/** What every reason means. */
export function reasonWords(reason: DifferenceReason, t: Translate): ReasonWords {
  switch (reason) {
    case 'copies':
      return { title: t('Copies in forked sessions'), why: t('the original is counted once') };
    case 'otherSource':
      return { title: t('In sources they do not read'), why: t('another database, JSON storage or kind of agent') };
    case 'record':
      return { title: t('Another record of the same message'), why: t('two sources hold it and differ') };
    case 'range':
      return { title: t('Range cut elsewhere'), why: t('by sessions updated in it, or by whole days') };
    case 'leftOut':
      return { title: t('Messages they leave out'), why: t('no model named, or reasoning tokens only') };
    case 'zeroRecorded':
      return { title: t('Cost 0 recorded, price known'), why: t('computed here from a price list') };
    case 'reasoning':
      return { title: t('Reasoning tokens'), why: t('billed as output; left out there, or counted twice') };
    case 'priceList':
      return { title: t('Another price list'), why: t('their price of the model differs, or they have none') };
    case 'longContext':
      return { title: t('Long-context price'), why: t('another price holds above a size of the prompt') };
    case 'free':
      return { title: t('Free here'), why: t('the price is known to be 0; they charge a list price') };
    case 'unpriced':
      return { title: t('Unpriced here'), why: t('no price is known, so it is in no sum; they charge one') };
    case 'recomputed':
      return { title: t('Recorded there, computed here'), why: t('the cost mode asks for computed costs') };
  }
}
