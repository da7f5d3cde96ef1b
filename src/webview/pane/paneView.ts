import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { PaneContent, PaneRow } from '../../protocol/paneApi.ts';
import { roving } from '../dom/roving.ts';
import { barCell } from '../table/barCell.ts';

/** A pane of the observability layout: a heading, one table, when it was read. */
export function paneView(content: PaneContent, open: (sessionId: string) => void): TemplateResult {
  const { title, note, asOf } = content;
  return html`<main class="pane">
    <header class="pane-head">
      <h1 id="title-pane">${title}</h1>
      <span class="pane-note">${note}</span>
      <span class="pane-as-of">${asOf}</span>
    </header>
    ${content.rows.length === 0 ? html`<p class="pane-empty" role="status">${content.empty}</p>` : table(content, open)}
  </main>`;
}

function table({ head, rows, total }: PaneContent, open: (sessionId: string) => void): TemplateResult {
  return html`<table class="table pane-table" aria-labelledby="title-pane">
    <thead>
      <tr>
        ${head.map((label, index) => html`<th scope="col" class=${classOf(index)}>${label}</th>`)}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => line(row, open),
      )}
    </tbody>
    ${
      total.length === 0
        ? nothing
        : html`<tfoot>
            <tr>
              ${total.map((cell, index) =>
                index === 0
                  ? html`<th scope="row" class="name">${cell}</th>`
                  : html`<td class=${classOf(index)}>${cell}</td>`,
              )}
            </tr>
          </tfoot>`
    }
  </table>`;
}

function line({ cells, share, sessionId, tone }: PaneRow, open: (sessionId: string) => void): TemplateResult {
  const [name = '', ...figures] = cells;
  const last = figures.length - 1;
  const act = (): void => open(sessionId);
  return html`<tr class=${`tone-${tone}`} ?data-roving=${sessionId === ''}>
    <th scope="row" class="name" title=${name}>
      ${
        sessionId === ''
          ? name
          : html`<button type="button" class="row-button" data-roving @click=${act}>${name}</button>`
      }
    </th>
    ${figures.map(
      (figure, index) =>
        html`<td class=${index === last ? 'cost end' : 'count end'}>
          ${index === last ? barCell(share, html`<span>${figure}</span>`) : figure}
        </td>`,
    )}
  </tr>`;
}

function classOf(index: number): string {
  return index === 0 ? 'name' : 'count end';
}
