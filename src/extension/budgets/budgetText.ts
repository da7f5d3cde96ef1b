import { l10n } from 'vscode';
import type { Budget } from '../../core/budgets/budget.ts';
import type { BudgetState } from '../../core/budgets/budgetReport.ts';
import type { Crossing } from '../../core/budgets/crossings.ts';
import { cleanLine } from '../../core/format/cleanLine.ts';
import { dayText, shareText } from '../text/format.ts';
import { joined, moneyText } from '../text/words.ts';

/** Longest title in a notification, in letters. */
const longestTitle = 60;

/** A budget by name: "Today", "This month, this workspace". */
export function budgetName({ scope, period }: Budget): string {
  const names = { day: l10n.t('Today'), week: l10n.t('This week'), month: l10n.t('This month') };
  return scope === 'everywhere' ? names[period] : l10n.t('{0}, this workspace', names[period]);
}

/** What a budget comes to at its pace, in words: "$9.20 ($7.80 to $10.60)"; '' while it is too early to say. */
export function forecastText({ forecast }: BudgetState): string {
  if (forecast === null) return '';
  const { expected, low, high } = forecast;
  if (low === high) return moneyText(expected);
  return l10n.t('{0} ({1} to {2})', moneyText(expected), moneyText(low), moneyText(high));
}

/** Whether a budget will last, in words. */
export function outlookText({ outlook, forecast, budget }: BudgetState, timeZone: string): string {
  const end = forecast?.runsOutAt ?? null;
  // A day's budget runs out today: the day says nothing more.
  if (outlook === 'runsOut' && end !== null && budget.period !== 'day') {
    return l10n.t('likely to run out on {0}', dayText(end, timeZone));
  }
  const words = {
    tooEarly: l10n.t('too early to say'),
    lasts: l10n.t('lasts at this pace'),
    mayRunOut: l10n.t('may run out'),
    runsOut: l10n.t('likely to run out'),
    spent: l10n.t('spent'),
  };
  return words[outlook];
}

/** What a notification says of a crossing: what happened, and what it comes to. */
export function crossingText(crossing: Crossing, timeZone: string): string {
  switch (crossing.kind) {
    case 'budget':
      return budgetCrossing(crossing.state, timeZone);
    case 'session': {
      const { spent, limit, share, title } = crossing.state;
      const cost = l10n.t('{0} of its {1} ({2})', moneyText(spent), moneyText(limit), shareText(share));
      return l10n.t('The OpenCode session "{0}" has cost {1}.', shortTitle(title), cost);
    }
    case 'runaway': {
      const { spent, usual, title } = crossing.runaway;
      return l10n.t(
        'OpenCode spent {0} in the last 15 minutes; your busy quarters of an hour cost at most {1}. Most of it went to "{2}".',
        moneyText(spent),
        moneyText(usual),
        shortTitle(title),
      );
    }
    case 'repeated': {
      const { tool, count, title } = crossing.call;
      const name = cleanLine(tool, longestTitle);
      return l10n.t(
        'The OpenCode session "{0}" called {1} {2} times in a row for the same thing.',
        shortTitle(title),
        name,
        count,
      );
    }
  }
}

function budgetCrossing(state: BudgetState, timeZone: string): string {
  const { budget, spent, share } = state;
  const name = budgetName(budget);
  const spentText = l10n.t('{0} of {1} ({2})', moneyText(spent), moneyText(budget.limit), shareText(share));
  const expected = forecastText(state);
  const pace = expected === '' ? '' : l10n.t('at this pace {0}', expected);
  const outlook = state.level === 'over' ? '' : outlookText(state, timeZone);
  return l10n.t('OpenCode budget, {0}: {1}.', name, joined([spentText, pace, outlook]));
}

function shortTitle(title: string): string {
  return cleanLine(title, longestTitle) || l10n.t('untitled');
}
