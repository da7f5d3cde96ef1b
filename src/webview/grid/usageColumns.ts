import { html } from 'lit-html';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { Usage } from '../../core/reports/usage/usage.ts';
import type { Cost } from '../../core/usage/cost.ts';
import { dollars } from '../../core/model/money.ts';
import { costText } from '../model/costText.ts';
import { errorRate } from '../model/errorRate.ts';
import { barCell } from '../table/barCell.ts';
import { basisMark } from '../table/basisMark.ts';
import type { FigureText } from '../text/formats.ts';
import type { Words } from '../text/words.ts';
import type { GridColumn } from './grid.ts';

/** A figure in a cell, its unit smaller. */
export function figureCell({ figure, unit }: FigureText, zero = false): unknown {
  return html`<span class=${zero ? 'zero' : ''}
    >${figure}${unit === '' ? '' : html` <span class="unit">${unit}</span>`}</span
  >`;
}

/** A figure with its bar; `most` is the largest one of the column. */
export function barredCell(value: number, most: number, text: string): unknown {
  return barCell(most > 0 ? value / most : 0, html`<span class=${value === 0 ? 'zero' : ''}>${text}</span>`);
}

/** The cost of rows, with bars against the largest. */
export function costColumn<Row>(costOf: (row: Row) => Cost, most: number, total: Cost, words: Words): GridColumn<Row> {
  const cell = (cost: Cost): unknown => {
    const { text, word, mark, basis } = costText(cost, words);
    const content = html`<span class=${word || cost.amount === 0 ? 'zero' : ''}>${text}</span>`;
    return html`${barCell(most > 0 ? cost.amount / most : 0, content)}${basisMark(mark, basis)}`;
  };
  return {
    id: 'cost',
    label: words.t('Cost'),
    width: 120,
    end: true,
    cell: (row) => cell(costOf(row)),
    text: (row) => costText(costOf(row), words).title,
    value: (row) => costOf(row).amount,
    raw: (row) => dollars(costOf(row).amount),
    total: html`${costText(total, words).text}${basisMark('none', '')}`,
  };
}

/** A whole number of each row. */
export function countColumn<Row>(
  id: string,
  label: string,
  count: (row: Row) => number,
  words: Words,
  more: Partial<GridColumn<Row>> & { readonly most?: number } = {},
): GridColumn<Row> {
  const { most, ...rest } = more;
  const text = (row: Row): string => words.formats.integer(count(row));
  return {
    id,
    label,
    width: 84,
    end: true,
    cell: (row) => barredCell(count(row), most ?? 0, text(row)),
    text,
    value: count,
    ...rest,
  };
}

/** A share (0..1) of each row, null where there is none. */
export function shareColumn<Row>(
  id: string,
  label: string,
  share: (row: Row) => number | null,
  words: Words,
  more: Partial<GridColumn<Row>> = {},
): GridColumn<Row> {
  const text = (row: Row): string => percentText(share(row), words);
  return {
    id,
    label,
    width: 76,
    end: true,
    cell: (row) => html`<span class=${share(row) ? '' : 'zero'}>${text(row)}</span>`,
    text,
    value: (row) => share(row) ?? -1,
    raw: share,
    ...more,
  };
}

/** `91.4 %`, or a dash where there is nothing to have a share of. */
export function percentText(share: number | null, { formats }: Words): string {
  if (share === null) return '–';
  const { figure, unit } = formats.percent(share);
  return figure + unit;
}

/** The columns that every usage has: share, requests, sessions, tokens, cache hits, errors. */
export function usageColumns<Row extends Usage>(
  rows: readonly Usage[],
  totals: Usage,
  words: Words,
): GridColumn<Row>[] {
  const { t, formats } = words;
  const mostRequests = rows.reduce((most, { figures }) => Math.max(most, figures.requests), 0);
  const tokens = (usage: Usage): number => totalTokens(usage.figures.tokens);
  return [
    shareColumn('share', t('Share'), ({ costShare }) => costShare, words),
    countColumn('requests', t('Requests'), ({ figures }) => figures.requests, words, {
      most: mostRequests,
      width: 92,
      total: formats.integer(totals.figures.requests),
    }),
    countColumn('sessions', t('Sessions'), ({ figures }) => figures.sessions, words, {
      width: 76,
      total: formats.integer(totals.figures.sessions),
    }),
    {
      id: 'tokens',
      label: t('Tokens'),
      width: 88,
      end: true,
      cell: (row) => figureCell(formats.compact(tokens(row)), tokens(row) === 0),
      text: (row) => formats.integer(tokens(row)),
      value: tokens,
      total: figureCell(formats.compact(tokens(totals))),
    },
    shareColumn('cache', t('Cache hit'), ({ cacheHitRatio }) => cacheHitRatio, words, {
      total: percentText(totals.cacheHitRatio, words),
    }),
    shareColumn('errors', t('Errors'), ({ figures }) => errorRate(figures), words, {
      total: percentText(errorRate(totals.figures), words),
      cell: ({ figures }) => {
        const rate = errorRate(figures);
        const text = percentText(rate, words);
        // A rate above its limit is something to act on: it has its shape beside the colour.
        return rate !== null && rate >= worryingRate
          ? html`<span class="warning">${text} ▲</span>`
          : html`<span class=${rate ? '' : 'zero'}>${text}</span>`;
      },
    }),
  ];
}

/** Share of calls that end in an error from which on a model or project deserves a look. */
const worryingRate = 0.05;

/** US dollars as a plain number, for CSV. */
export function plainDollars(amount: number): string {
  return String(dollars(amount));
}
