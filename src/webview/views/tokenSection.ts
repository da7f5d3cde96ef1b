import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import { sparkline } from '../charts/sparkline.ts';
import { cssVars } from '../dom/cssVars.ts';
import { roving } from '../dom/roving.ts';
import type { TokenKind } from '../model/tokenKinds.ts';
import { tokenKinds } from '../model/tokenKinds.ts';
import { offerRows } from '../grid/gridMenus.ts';
import type { MenuTarget } from '../grid/menuTarget.ts';
import { menuContext } from '../grid/menuTarget.ts';
import type { NoOptions } from '../tabs/noOptions.ts';
import type { Scene } from '../tabs/tab.ts';
import { section } from './section.ts';

/** Tokens by kind: one bar cut in five, and its table; a kind leads to the sessions that used most of it. */
export function tokenSection({ report, words, actions, filter }: Scene<OverviewReport, NoOptions>): TemplateResult {
  const { t, formats } = words;
  const { tokens } = report.figures;
  const kinds = tokenKinds(report, words);
  const percent = (share: number): string => {
    const { figure, unit } = formats.percent(share);
    return `${figure} ${unit}`;
  };
  const summary = kinds.map((kind) => `${kind.label} ${percent(kind.share)}`).join(', ');
  const open = (kind: TokenKind): void => actions.go({ tab: 'sessions', sortBy: kind.kind });
  const target: MenuTarget<TokenKind> = {
    id: 'token-kinds',
    columns: [
      { id: 'kind', label: t('Kind'), text: ({ label }) => label, raw: ({ kind }) => kind },
      { id: 'share', label: t('Share'), text: ({ share }) => percent(share), raw: ({ share }) => share },
      {
        id: 'tokens',
        label: t('Tokens'),
        text: ({ tokens: count }) => formats.integer(count),
        raw: ({ tokens: count }) => count,
      },
    ],
    rows: () => kinds,
    key: ({ kind }) => kind,
    exports: { table: 'token-kinds', filter },
    actions,
  };
  offerRows(target);
  const row = (kind: TokenKind): TemplateResult =>
    html`<tr class="opens" data-vscode-context=${menuContext(target, kind.kind, 'tokens')} @click=${() => open(kind)}>
      <th scope="row">
        <button
          type="button"
          class="row-button"
          data-roving
          title=${t('Sessions with most of it')}
          @click=${(event: Event) => {
            event.stopPropagation();
            open(kind);
          }}
        >
          <i class="swatch kind-${kind.kind}"></i>${kind.label}
        </button>
      </th>
      <td class="trend">${sparkline(kind.trend, { width: 96, height: 18 })}</td>
      <td class="end quiet">${percent(kind.share)}</td>
      <td class="end ${kind.tokens === 0 ? 'zero' : ''}">${formats.integer(kind.tokens)}</td>
    </tr>`;
  return section(
    'tokens',
    t('Tokens by kind'),
    '',
    html`<div class="kinds" role="img" aria-label=${summary}>
        ${kinds.map(
          (kind) =>
            html`<i
              class="kind-${kind.kind}"
              title="${kind.label} ${percent(kind.share)}"
              @click=${() => open(kind)}
              ${cssVars({ '--share': kind.share.toFixed(5) })}
            ></i>`,
        )}
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
