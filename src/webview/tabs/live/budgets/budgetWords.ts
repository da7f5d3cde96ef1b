import type { Budget } from '../../../../core/budgets/budget.ts';
import type { BudgetReport, BudgetState } from '../../../../core/budgets/budgetReport.ts';
import { clip } from '../../../text/clip.ts';
import type { Words } from '../../../text/words.ts';

/** A budget by name: "Today", "This month, this workspace". */
export function budgetName({ scope, period }: Budget, { t }: Words): string {
  const name = { day: t('Today'), week: t('This week'), month: t('This month') }[period];
  return scope === 'everywhere' ? name : t('{0}, this workspace', name);
}

/** "$109.26 of $150.00". */
export function spentText({ spent, budget }: BudgetState, { t, formats }: Words): string {
  return t('{0} of {1}', formats.money(spent), formats.money(budget.limit));
}

/** What the period comes to at this pace, with its uncertainty; '' while it is too early to say. */
export function paceText({ forecast }: BudgetState, { t, formats }: Words): string {
  if (forecast === null) return '';
  const { expected, low, high } = forecast;
  if (low === high) return formats.money(expected);
  return t('{0} ({1} to {2})', formats.money(expected), formats.money(low), formats.money(high));
}

/** Whether the budget lasts, in words. */
export function outlookText({ outlook, forecast, budget, range }: BudgetState, { t, formats }: Words): string {
  const end = forecast?.runsOutAt ?? null;
  // A day's budget runs out today: the day says nothing more.
  if (outlook === 'runsOut' && end !== null && budget.period !== 'day') {
    return t('likely to run out on {0}', formats.day(end, range.from));
  }
  return {
    tooEarly: t('too early to say'),
    lasts: t('lasts at this pace'),
    mayRunOut: t('may run out'),
    runsOut: t('likely to run out'),
    spent: t('spent'),
  }[outlook];
}

/** The chart in a sentence. */
export function burnDownSummary(state: BudgetState, words: Words): string {
  const { t } = words;
  const pace = paceText(state, words);
  const parts = [spentText(state, words), pace === '' ? '' : t('at this pace {0}', pace), outlookText(state, words)];
  return `${budgetName(state.budget, words)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** What runs away, in sentences: money, or a tool called again and again. */
export function runawayTexts(
  { runaway, repeated }: BudgetReport,
  { t, formats }: Words,
): readonly {
  readonly sessionId: string;
  readonly text: string;
}[] {
  const found = [];
  if (runaway !== null) {
    const { spent, usual, title, sessionId } = runaway;
    const text = t(
      '{0} in the last 15 minutes, most of it on "{1}"; your busy quarters of an hour cost at most {2}',
      ...[formats.money(spent), clip(title) || sessionId, formats.money(usual)],
    );
    found.push({ sessionId, text });
  }
  if (repeated !== null) {
    const { tool, count, title, sessionId } = repeated;
    const text = t(
      '"{0}" called {1} {2} times in a row for the same thing',
      ...[clip(title) || sessionId, clip(tool), formats.integer(count)],
    );
    found.push({ sessionId, text });
  }
  return found;
}
