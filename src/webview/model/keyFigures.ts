import { cacheHitRatio, totalTokens } from '../../core/model/tokenUsage.ts';
import type { Figures } from '../../core/reports/figures.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import type { FigureText } from '../text/formats.ts';
import type { Words } from '../text/words.ts';
import { costText } from './costText.ts';
import type { Delta } from './delta.ts';
import { pointsDelta, relativeDelta } from './delta.ts';
import { errorRate } from './errorRate.ts';

/** Names of the key figures in their order. */
export type KeyFigureName = 'cost' | 'requests' | 'sessions' | 'tokens' | 'cacheHit' | 'errorRate';

/** One figure of the strip on top. */
export interface KeyFigure extends FigureText {
  readonly name: KeyFigureName;
  readonly label: string;
  /** Grey words beside the label, '' for none. */
  readonly note: string;
  /** The exact figure in words, for the hover. */
  readonly title: string;
  readonly zero: boolean;
  readonly delta: Delta | null;
  /** A value a bucket; null where there is none. */
  readonly trend: readonly (number | null)[];
  /** False for a course that is drawn between its own extremes: it never comes near zero. */
  readonly fromZero: boolean;
}

const plain = (figure: string): FigureText => ({ figure, unit: '' });

/** The six figures of a report with their change and their course. */
export function keyFigures(report: OverviewReport, words: Words): readonly KeyFigure[] {
  const { t, plural, formats } = words;
  const { figures, previous, buckets } = report;
  const course = (value: (of: Figures) => number | null): readonly (number | null)[] =>
    buckets.map((bucket) => value(bucket.figures));
  const relative = (value: (of: Figures) => number): Delta | null =>
    previous && relativeDelta(value(figures), value(previous), formats);
  const points = (value: (of: Figures) => number | null): Delta | null =>
    previous && pointsDelta(value(figures), value(previous), formats, t('pt'));
  const share = (value: number | null): FigureText => (value === null ? plain('–') : formats.percent(value));

  const cost = costText(figures.cost, words);
  const amount = (of: Figures): number => of.cost.amount;
  const tokens = (of: Figures): number => totalTokens(of.tokens);
  const hits = (of: Figures): number | null => cacheHitRatio(of.tokens);
  const calls = figures.requests + figures.failedRequests;

  return [
    {
      name: 'cost',
      label: t('Cost'),
      note: cost.word ? '' : cost.basis,
      ...plain(cost.text),
      title: cost.title,
      zero: figures.cost.amount === 0,
      delta: relative(amount),
      trend: course(amount),
      fromZero: true,
    },
    {
      name: 'requests',
      label: t('Requests'),
      note: figures.failedRequests > 0 ? t('{0} failed', formats.integer(figures.failedRequests)) : '',
      ...plain(formats.integer(figures.requests)),
      title: plural(figures.requests, '{0} request', '{0} requests'),
      zero: figures.requests === 0,
      delta: relative((of) => of.requests),
      trend: course((of) => of.requests),
      fromZero: true,
    },
    {
      name: 'sessions',
      label: t('Sessions'),
      note: '',
      ...plain(formats.integer(figures.sessions)),
      title: plural(figures.sessions, '{0} session', '{0} sessions'),
      zero: figures.sessions === 0,
      delta: relative((of) => of.sessions),
      trend: course((of) => of.sessions),
      fromZero: true,
    },
    {
      name: 'tokens',
      label: t('Tokens'),
      note: '',
      ...formats.compact(tokens(figures)),
      title: plural(tokens(figures), '{0} token', '{0} tokens'),
      zero: tokens(figures) === 0,
      delta: relative(tokens),
      trend: course(tokens),
      fromZero: true,
    },
    {
      name: 'cacheHit',
      label: t('Cache hit'),
      note: '',
      ...share(hits(figures)),
      title: t('Share of the prompts that came from the provider’s cache'),
      zero: !hits(figures),
      delta: points(hits),
      trend: course(hits),
      fromZero: false,
    },
    {
      name: 'errorRate',
      label: t('Error rate'),
      note: '',
      ...share(errorRate(figures)),
      title: t('{0} of {1} calls ended in an error', formats.integer(figures.errors), formats.integer(calls)),
      zero: figures.errors === 0,
      delta: points(errorRate),
      trend: course(errorRate),
      fromZero: true,
    },
  ];
}
