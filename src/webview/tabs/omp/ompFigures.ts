import { percentText } from '../../grid/usageColumns.ts';
import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { AggregatedStats } from '../../../core/reports/omp/ompStats.ts';
import type { FigureText } from '../../text/formats.ts';
import type { Words } from '../../text/words.ts';
import { ompMeanings } from './ompMeanings.ts';
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
  const meanings = ompMeanings(words);
  const plain = (figure: string): FigureText => ({ figure, unit: '' });
  const perRequest = stats.totalRequests === 0 ? 0 : stats.totalCost / stats.totalRequests;
  return [
    {
      ...plain(formats.integer(stats.totalRequests)),
      label: t('Requests'),
      meaning: meanings.requests,
      below: t('{0} failed', formats.integer(stats.failedRequests)),
    },
    {
      ...plain(dollarText(stats.totalCost, words)),
      label: t('Cost'),
      meaning: meanings.cost,
      below: t('{0} per request', dollarText(perRequest, words)),
    },
    {
      ...formats.percent(stats.cacheRate),
      label: t('Cache rate'),
      meaning: meanings.cacheRate,
      below: t('{0} saved', percentText(stats.cacheSavings, words)),
    },
    {
      ...formats.percent(stats.errorRate),
      label: t('Error rate'),
      meaning: meanings.errorRate,
      below: '',
    },
    {
      ...timeText(stats.avgDuration),
      label: t('Average duration'),
      meaning: meanings.duration,
      below: '',
    },
    {
      ...speedText(stats.avgTokensPerSecond, words),
      label: t('Speed'),
      meaning: meanings.speed,
      below: '',
    },
    {
      ...timeText(stats.avgTtft),
      label: t('First token'),
      meaning: meanings.firstToken,
      below: '',
    },
    {
      ...plain(String(Math.round(stats.totalPremiumRequests * 100) / 100)),
      label: t('Premium requests'),
      meaning: meanings.premium,
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
