import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { BudgetReport } from '../../../core/budgets/budgetReport.ts';
import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import { costText } from '../../model/costText.ts';
import type { Words } from '../../text/words.ts';
import { meter } from './meter.ts';

/** A session's time is shown against this, as `ocmonitor` does (ms). */
const sessionTimeMs = 5 * 60 * 60_000;

interface Limit {
  readonly label: string;
  readonly text: string;
  /** Share of the limit, null without one. */
  readonly share: number | null;
}

/** Cost, context and time of the session against their limits at a moment (ms), and what all of today cost. */
export function limits(
  dashboard: LiveDashboard,
  budgets: BudgetReport | null,
  now: number,
  words: Words,
): TemplateResult {
  const rows = [
    costLimit(dashboard, budgets, words),
    contextLimit(dashboard, words),
    timeLimit(dashboard, now, words),
    ...(budgets === null ? [] : [todayLimit(budgets, words)]),
  ];
  return html`<dl class="limits">${rows.map((limit) => row(limit, words))}</dl>`;
}

function row({ label, text, share }: Limit, { formats }: Words): TemplateResult {
  const percent = share === null ? null : formats.percent(share, 0);
  return html`<div class="limit-row">
    <dt>${label}</dt>
    <dd class="limit-bar">${share === null ? '' : meter(share)}</dd>
    <dd class="limit-text">${text}</dd>
    <dd class="limit-percent">${percent === null ? '' : `${percent.figure}${percent.unit}`}</dd>
  </div>`;
}

/** The user's own limit of a session counts before the price list's. */
function costLimit({ cost, quota: listed }: LiveDashboard, budgets: BudgetReport | null, words: Words): Limit {
  const { t, formats } = words;
  const own = budgets?.sessionQuota ?? 0;
  const quota = own > 0 ? own : listed;
  const { text } = costText(cost, words);
  if (quota === null || quota <= 0) return { label: t('Cost'), text: t('{0}, no quota', text), share: null };
  return { label: t('Cost'), text: t('{0} of {1} quota', text, formats.money(quota)), share: cost.amount / quota };
}

function contextLimit({ context }: LiveDashboard, { t, formats }: Words): Limit {
  const short = (tokens: number): string => {
    const { figure, unit } = formats.compact(tokens);
    return `${figure}${unit}`;
  };
  const label = t('Context');
  if (context === null) return { label, text: t('no answer yet'), share: null };
  if (context.limit === null)
    return { label, text: t('{0} tokens, limit unknown', short(context.tokens)), share: null };
  const text = t('{0} of {1} tokens', short(context.tokens), short(context.limit));
  return { label, text, share: context.tokens / context.limit };
}

function timeLimit({ created }: LiveDashboard, now: number, { t, formats }: Words): Limit {
  const age = Math.max(0, now - created);
  const text = t('{0} of {1}', formats.duration(age), formats.duration(sessionTimeMs));
  return { label: t('Session time'), text, share: age / sessionTimeMs };
}

function todayLimit({ budgets, today }: BudgetReport, { t, plural, formats }: Words): Limit {
  const label = t('Today, all');
  const spent = formats.money(today.spent);
  const unpriced = plural(today.unpricedRequests, '{0} unpriced', '{0} unpriced');
  const text = today.unpricedRequests === 0 ? spent : `${spent} (${unpriced})`;
  const budget = budgets.find(({ budget: { scope, period } }) => scope === 'everywhere' && period === 'day');
  if (budget === undefined) return { label, text: t('{0}, no budget', text), share: null };
  return { label, text: t('{0} of {1}', text, formats.money(budget.budget.limit)), share: budget.share };
}
