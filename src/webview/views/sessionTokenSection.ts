import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { cssVars } from '../dom/cssVars.ts';
import { roving } from '../dom/roving.ts';
import type { TokenKind } from '../model/tokenKinds.ts';
import { tokenKinds } from '../model/tokenKinds.ts';
import type { Words } from '../text/words.ts';
import { section } from './section.ts';

/** Tokens of a session by kind; with sub-agents, of the whole workflow and its own part beside it. */
export function sessionTokenSection({ own, workflow, children }: SessionSummary, words: Words): TemplateResult {
  const { t, formats } = words;
  const kinds = tokenKinds({ figures: workflow, buckets: [] }, words);
  const percent = (share: number): string => {
    const { figure, unit } = formats.percent(share);
    return `${figure} ${unit}`;
  };
  const ownCell = (tokens: number): unknown =>
    children.length === 0 ? nothing : html`<td class="end quiet">${formats.integer(tokens)}</td>`;
  const row = (kind: TokenKind): TemplateResult =>
    html`<tr data-roving>
      <th scope="row"><i class="swatch kind-${kind.kind}"></i>${kind.label}</th>
      <td class="end quiet share">${percent(kind.share)}</td>
      ${ownCell(own.tokens[kind.kind])}
      <td class="end ${kind.tokens === 0 ? 'zero' : ''}">${formats.integer(kind.tokens)}</td>
    </tr>`;
  return section(
    'tokens',
    t('Tokens by kind'),
    '',
    html`<div
        class="kinds"
        role="img"
        aria-label=${kinds.map((kind) => `${kind.label} ${percent(kind.share)}`).join(', ')}
      >
        ${kinds.map((kind) => html`<i class="kind-${kind.kind}" ${cssVars({ '--share': kind.share.toFixed(5) })}></i>`)}
      </div>
      <table class="table ${children.length === 0 ? '' : 'with-own'}" aria-labelledby="title-tokens">
        <thead>
          <tr>
            <th scope="col">${t('Kind')}</th>
            <th scope="col" class="end share">${t('Share')}</th>
            ${children.length === 0 ? nothing : html`<th scope="col" class="end own">${t('Own')}</th>`}
            <th scope="col" class="end own">${children.length === 0 ? t('Tokens') : t('With sub-agents')}</th>
          </tr>
        </thead>
        <tbody ${roving()}>
          ${kinds.map(row)}
          <tr class="sum" data-roving>
            <th scope="row">${t('Total')}</th>
            <td class="share"></td>
            ${ownCell(totalTokens(own.tokens))}
            <td class="end">${formats.integer(totalTokens(workflow.tokens))}</td>
          </tr>
        </tbody>
      </table>`,
  );
}
