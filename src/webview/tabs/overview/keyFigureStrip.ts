import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import { sparkline } from '../../charts/sparkline.ts';
import { roving } from '../../dom/roving.ts';
import type { Delta } from '../../model/delta.ts';
import type { KeyFigure, KeyFigureName } from '../../model/keyFigures.ts';
import { keyFigures } from '../../model/keyFigures.ts';
import { comparisonText } from '../../model/rangeText.ts';
import type { Actions } from '../../state/actions.ts';
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

/** Where what is behind a figure stands: the totals there are the same number. */
const behind: Readonly<Record<KeyFigureName, string>> = {
  cost: 'sessions',
  requests: 'time',
  sessions: 'sessions',
  tokens: 'models',
  cacheHit: 'models',
  errorRate: 'time',
};

function figure(one: KeyFigure, comparison: string, words: Words, actions: Actions): TemplateResult {
  return html`<div class="figure figure-${one.name}" role="listitem">
    <div class="figure-label" id="label-${one.name}">
      ${one.label}${one.note === '' ? nothing : html`<span class="figure-note" title=${one.note}>${one.note}</span>`}
    </div>
    <div class="figure-value ${one.zero ? 'zero' : ''}" title=${one.title}>
      <button
        type="button"
        class="figure-open"
        id="figure-${one.name}"
        data-roving
        aria-labelledby="label-${one.name} figure-${one.name}"
        @click=${() => actions.go({ tab: behind[one.name] })}
      >
        ${one.figure}${one.unit === '' ? nothing : html`<small>${one.unit}</small>`}
      </button>
    </div>
    <div class="figure-delta">${delta(one.delta, comparison, words)}</div>
    <div class="figure-trend">${sparkline(one.trend, { fromZero: one.fromZero })}</div>
  </div>`;
}

/** The key figures in one strip, each a way to what is behind it. */
export function keyFigureStrip(report: OverviewReport, words: Words, actions: Actions): TemplateResult {
  const comparison = comparisonText(report.filter.range, words.t);
  return html`<div class="figures" role="list" aria-label=${words.t('Key figures')} ${roving()}>
    ${keyFigures(report, words).map((one) => figure(one, comparison, words, actions))}
  </div>`;
}
