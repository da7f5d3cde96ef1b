import { cacheHitRatio } from '../../../core/model/tokenUsage.ts';
import type { ModelTabRow } from '../../../core/reports/panel/modelsTabReport.ts';
import { durationText } from '../../model/durationText.ts';
import { errorRate } from '../../model/errorRate.ts';
import type { Words } from '../../text/words.ts';

/** One measure of two models. */
export interface Comparison {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  /** Second over first, minus one; null when either is unknown or the first is nothing. */
  readonly change: number | null;
}

/** What two models did, measured for each request or session so that the amount of work does not matter. */
export function compareModels(first: ModelTabRow, second: ModelTabRow, words: Words): readonly Comparison[] {
  const { t, formats } = words;
  const per = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);
  const percent = (share: number): string => {
    const { figure, unit } = formats.percent(share);
    return figure + unit;
  };
  const amount = (value: number): string => formats.money(Math.round(value));
  const whole = (value: number): string => formats.integer(Math.round(value));
  const row = (
    label: string,
    value: (row: ModelTabRow) => number | null,
    text: (value: number) => string,
  ): Comparison => {
    const [one, other] = [value(first), value(second)];
    const write = (figure: number | null): string => (figure === null ? '–' : text(figure));
    const change = one === null || other === null || one === 0 ? null : other / one - 1;
    return { label, first: write(one), second: write(other), change };
  };
  return [
    row(t('Cost per request'), ({ figures }) => per(figures.cost.amount, figures.requests), amount),
    row(t('Cost per session'), ({ figures }) => per(figures.cost.amount, figures.sessions), amount),
    row(
      t('Requests per session'),
      ({ figures }) => per(figures.requests, figures.sessions),
      (value) => value.toFixed(1),
    ),
    row(t('Output tokens a request'), ({ figures }) => per(figures.tokens.output, figures.requests), whole),
    row(
      t('Prompt tokens a request'),
      ({ figures: { tokens, requests } }) => per(tokens.input + tokens.cacheRead + tokens.cacheWrite, requests),
      whole,
    ),
    row(
      t('Speed, median'),
      ({ speed }) => speed?.median ?? null,
      (value) => t('{0} tok/s', whole(value)),
    ),
    row(
      t('Time a request, median'),
      ({ latency }) => latency?.median ?? null,
      (value) => durationText(value, words),
    ),
    row(t('Cache hit'), ({ figures }) => cacheHitRatio(figures.tokens), percent),
    row(t('Error rate'), ({ figures }) => errorRate(figures), percent),
  ];
}
