import { env, l10n } from 'vscode';
import { formatCost } from '../../core/format/formatCost.ts';
import { formatMoney } from '../../core/format/formatMoney.ts';
import type { NanoDollars } from '../../core/model/money.ts';
import type { Cost } from '../../core/usage/cost.ts';
import { displayCurrency } from './displayCurrency.ts';
import { countText } from './format.ts';

/** Parts of one line, in the order of their weight. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** "1 request", "34 requests". */
export function requestsText(count: number): string {
  return count === 1 ? l10n.t('1 request') : l10n.t('{0} requests', countText(count));
}

/** "1 session", "71 sessions". */
export function sessionsText(count: number): string {
  return count === 1 ? l10n.t('1 session') : l10n.t('{0} sessions', countText(count));
}

/** "never used", "1 use", "38 uses". */
export function usesText(count: number): string {
  if (count === 0) return l10n.t('never used');
  return count === 1 ? l10n.t('1 use') : l10n.t('{0} uses', countText(count));
}

/** "1 error", "3 errors". */
export function errorsText(count: number): string {
  return count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', countText(count));
}

/** An amount with what it is worth: what nobody has a price for is named in words, never shown as $0.00. */
export function costText(cost: Cost): string {
  const words = { free: l10n.t('free'), unpriced: l10n.t('unpriced') };
  return formatCost(cost, env.language, words, displayCurrency());
}

/** An amount in the currency of the settings. */
export function moneyText(amount: NanoDollars): string {
  return formatMoney(amount, env.language, displayCurrency());
}
