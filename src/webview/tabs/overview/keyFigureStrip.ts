import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Delta } from '../../model/delta.ts';
import type { KeyFigure } from '../../model/keyFigures.ts';
import { keyFigures } from '../../model/keyFigures.ts';
import { comparisonText } from '../../model/rangeText.ts';
import type { Words } from '../../text/words.ts';
import { codicon } from '../../ui/codicon.ts';

const icons = { up: 'arrow-up', down: 'arrow-down', same: 'dash' } as const;

function delta(change: Delta | null, comparison: string, { t }: Words): unknown {
  if (!change) return nothing;
  const spoken = { up: t('up'), down: t('down'), same: t('unchanged') }[change.direction];
  return html`<b title=${comparison}
      >${codicon(icons[change.direction], 'tiny')}<span class="hidden">${spoken} </span>${change.text}</b
    >
    <span class="comparison">${comparison}</span>`;
}

function figure(one: KeyFigure, comparison: string, words: Words): TemplateResult {
  return html`<div class="figure figure-${one.name}" role="listitem">
    <div class="figure-label">
      ${one.label}${one.note === '' ? nothing : html`<span class="figure-note" title=${one.note}>${one.note}</span>`}
    </div>
    <div class="figure-value ${one.zero ? 'zero' : ''}" title=${one.title}>
      ${one.figure}${one.unit === '' ? nothing : html`<small>${one.unit}</small>`}
    </div>
    <div class="figure-delta">${delta(one.delta, comparison, words)}</div>
    <div class="figure-trend">${sparkline(one.trend, { fromZero: one.fromZero })}</div>
  </div>`;
}

/** The key figures in one strip. */
export function keyFigureStrip(report: OverviewReport, words: Words): TemplateResult {
  const comparison = comparisonText(report.filter.range, words.t);
  return html`<div class="figures" role="list" aria-label=${words.t('Key figures')}>
    ${keyFigures(report, words).map((one) => figure(one, comparison, words))}
  </div>`;
}
