import type { TemplateResult } from 'lit-html';
import { html, nothing, svg } from 'lit-html';
import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import type { Words } from '../../text/words.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { section } from '../../views/section.ts';

const width = 600;
const height = 110;

/** How fast tokens and money go, as figures and as a curve over the last five minutes. */
export function burnSection({ burn, requestsLeft }: LiveDashboard, words: Words): TemplateResult {
  const { t, formats } = words;
  const compact = (value: number): string => {
    const { figure, unit } = formats.compact(value);
    return `${figure}${unit}`;
  };
  const speed = burn.outputPerSecond;
  const figures: readonly (readonly [label: string, value: string, unit: string])[] = [
    [t('Tokens per minute'), compact(Math.round(burn.tokensPerMinute)), t('last 5 min')],
    [t('Output speed'), speed === null ? '–' : formats.integer(Math.round(speed)), t('tok/s median')],
    [t('Spend'), formats.money(burn.costPerHour), t('an hour')],
    [t('Context left'), requestsLeft === null ? '–' : `≈ ${formats.integer(requestsLeft)}`, t('requests')],
  ];
  const note = t('output tokens per second of finished requests, last 5 minutes');
  return section(
    'burn',
    t('Burn rate'),
    html`<span class="section-note">${note}</span>`,
    html`<div class="burn-figures">
        ${figures.map(
          ([label, value, unit]) =>
            html`<div class="burn-figure">
              <div class="figure-label">${label}</div>
              <div class="figure-value">${value}<small>${unit}</small></div>
            </div>`,
        )}
      </div>
      ${curve(burn.curve, speed, words)}`,
  );
}

function curve(points: readonly number[], median: number | null, { t, formats }: Words): TemplateResult {
  const top = niceTop(Math.max(1, median ?? 0, ...points));
  const step = width / Math.max(1, points.length - 1);
  const y = (value: number): number => height - (value / top) * height;
  const line = points
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const label = t(
    'Output speed over the last five minutes, at most {0} tokens per second',
    formats.integer(Math.max(0, ...points.map(Math.round))),
  );
  return html`<div class="burn-chart">
    <div class="burn-axis" aria-hidden="true"><span>${formats.integer(top)}</span><span>0</span></div>
    <div class="burn-plot">
      <svg role="img" aria-label=${label} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
        <path class="sparkline-area" d="${line}L${width} ${height}L0 ${height}Z" />
        ${median === null ? nothing : svg`<path class="burn-median" d="M0 ${y(median).toFixed(1)}H${width}" />`}
        <path class="sparkline-line" d=${line} />
      </svg>
      ${median === null ? nothing : html`<small aria-hidden="true" ${cssVars({ '--from-top': y(median).toFixed(0) })}>${t('median {0}', formats.integer(Math.round(median)))}</small>`}
    </div>
    <div class="burn-times" aria-hidden="true"><span>${t('5 min ago')}</span><span>${t('now')}</span></div>
  </div>`;
}

/** 1, 2 or 5 times a power of ten, at least the value. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= value) ?? value;
}
