import { percentText } from '../../grid/usageColumns.ts';
import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { AggregatedStats } from '../../../core/reports/omp/ompStats.ts';
import type { FigureText } from '../../text/formats.ts';
import type { Words } from '../../text/words.ts';
import { dollarText, speedText, timeText } from './ompTexts.ts';

interface Figure extends FigureText {
  readonly label: string;
  /** What it means, for the hover. */
  readonly meaning: string;
  /** A smaller line below, '' for none. */
  readonly below: string;
}

/** What the figures are called and mean; the loading state shows the names before there are any. */
export function ompFigures(stats: AggregatedStats, words: Words): readonly Figure[] {
  const { t, formats } = words;
  const plain = (figure: string): FigureText => ({ figure, unit: '' });
  const perRequest = stats.totalRequests === 0 ? 0 : stats.totalCost / stats.totalRequests;
  return [
    {
      ...plain(formats.integer(stats.totalRequests)),
      label: t('Requests'),
      meaning: t('Answers of a model, and calls outside the conversation such as titles; copies in forks count once.'),
      below: t('{0} failed', formats.integer(stats.failedRequests)),
    },
    {
      ...plain(dollarText(stats.totalCost, words)),
      label: t('Cost'),
      meaning: t('As recorded, else computed from prices.'),
      below: t('{0} per request', dollarText(perRequest, words)),
    },
    {
      ...formats.percent(stats.cacheRate),
      label: t('Cache rate'),
      meaning: t('Cache reads as a share of input and cache reads; cache writes are in neither.'),
      below: t('{0} saved', percentText(stats.cacheSavings, words)),
    },
    {
      ...formats.percent(stats.errorRate),
      label: t('Error rate'),
      meaning: t('Requests that ended in an error; those that were stopped or cut off did not fail.'),
      below: '',
    },
    {
      ...timeText(stats.avgDuration),
      label: t('Average duration'),
      meaning: t('Mean over the requests whose duration is known.'),
      below: '',
    },
    {
      ...speedText(stats.avgTokensPerSecond, words),
      label: t('Speed'),
      meaning: t('Mean of the speeds of the requests, output by whole duration; not the ratio of the sums.'),
      below: '',
    },
    {
      ...timeText(stats.avgTtft),
      label: t('First token'),
      meaning: t('Mean time to the first token over the requests that recorded it; OpenCode does not.'),
      below: '',
    },
    {
      ...plain(String(Math.round(stats.totalPremiumRequests * 100) / 100)),
      label: t('Premium requests'),
      meaning: t('As recorded, else one for each request sent with priority to a provider that charges for it.'),
      below: '',
    },
  ];
}

/** The figures in one strip. */
export function ompFigureStrip(stats: AggregatedStats, words: Words): TemplateResult {
  return html`<div class="figures omp-figures" role="list" aria-label=${words.t('Key figures')}>
    ${ompFigures(stats, words).map(
      ({ label, figure, unit, meaning, below }) =>
        html`<div class="figure" role="listitem" title=${meaning}>
          <div class="figure-label">${label}</div>
          <div class="figure-value">${figure}${unit === '' ? nothing : html`<small>${unit}</small>`}</div>
          <div class="figure-delta">${below}</div>
        </div>`,
    )}
  </div>`;
}
