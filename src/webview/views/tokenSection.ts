import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import { sparkline } from '../charts/sparkline.ts';
import { cssVars } from '../dom/cssVars.ts';
import { roving } from '../dom/roving.ts';
import type { TokenKind } from '../model/tokenKinds.ts';
import { tokenKinds } from '../model/tokenKinds.ts';
import type { Words } from '../text/words.ts';
import { section } from './section.ts';

/** Tokens by kind: one bar cut in five, and its table. */
export function tokenSection(report: OverviewReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const { tokens } = report.figures;
  const kinds = tokenKinds(report, words);
  const percent = (share: number): string => {
    const { figure, unit } = formats.percent(share);
    return `${figure} ${unit}`;
  };
  const summary = kinds.map((kind) => `${kind.label} ${percent(kind.share)}`).join(', ');
  const row = (kind: TokenKind): TemplateResult =>
    html`<tr data-roving>
      <th scope="row"><i class="swatch kind-${kind.kind}"></i>${kind.label}</th>
      <td class="trend">${sparkline(kind.trend, { width: 96, height: 18 })}</td>
      <td class="end quiet">${percent(kind.share)}</td>
      <td class="end ${kind.tokens === 0 ? 'zero' : ''}">${formats.integer(kind.tokens)}</td>
    </tr>`;
  return section(
    'tokens',
    t('Tokens by kind'),
    '',
    html`<div class="kinds" role="img" aria-label=${summary}>
        ${kinds.map((kind) => html`<i class="kind-${kind.kind}" ${cssVars({ '--share': kind.share.toFixed(5) })}></i>`)}
      </div>
      <table class="table" aria-labelledby="title-tokens">
        <thead>
          <tr>
            <th scope="col">${t('Kind')}</th>
            <th scope="col" class="trend"><span class="hidden">${t('Course')}</span></th>
            <th scope="col" class="end share">${t('Share')}</th>
            <th scope="col" class="end tokens">${t('Tokens')}</th>
          </tr>
        </thead>
        <tbody ${roving()}>
          ${kinds.map(row)}
          <tr class="sum" data-roving>
            <th scope="row">${t('Total')}</th>
            <td class="trend"></td>
            <td></td>
            <td class="end">${formats.integer(totalTokens(tokens))}</td>
          </tr>
        </tbody>
      </table>`,
  );
}
