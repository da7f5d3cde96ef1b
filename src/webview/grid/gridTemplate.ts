import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { cssVars } from '../dom/cssVars.ts';
import { roving } from '../dom/roving.ts';
import { codicon } from '../ui/codicon.ts';
import type { Grid, GridColumn } from './grid.ts';
import { shownColumns } from './grid.ts';
import { menuContext } from './menuTarget.ts';

/** Height of every row, CSS pixels; the style sheet says the same. */
export const rowHeight = 22;

/** The grid's content: the head, the rows from `from` to `to`, the totals. */
export function gridTemplate(
  grid: Grid<unknown>,
  from: number,
  to: number,
  active: number,
  pick: (index: number) => void,
): TemplateResult {
  const columns = shownColumns(grid);
  const { rows } = grid;
  const widths = columns.map(({ width }, index) => (index === 0 ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ');
  const least = columns.reduce((sum, { width }) => sum + width, 0);
  const indices = Array.from({ length: Math.max(0, Math.min(to, rows.count) - from) }, (_, at) => from + at);
  const totals = columns.some(({ total }) => total !== undefined);
  return html`<div
    class="grid-inner"
    role="presentation"
    ${cssVars({ '--columns': widths, '--least': `${least}px`, '--rows': rows.count })}
  >
    <div role="rowgroup" class="grid-heads">
      <div class="grid-head" role="row" aria-rowindex="1" ${roving()}>
        ${columns.map((column) => head(grid, column))}
      </div>
    </div>
    <div class="grid-body" role="rowgroup">
      ${repeat(
        indices,
        (index) => index,
        (index) => bodyRow(grid, columns, index, index === active, pick),
      )}
    </div>
    ${rows.count === 0 ? (grid.none ?? nothing) : nothing}
    ${
      totals
        ? html`<div role="rowgroup" class="grid-totals">
            <div class="grid-total" role="row">
              ${columns.map(
                ({ total, end }, index) =>
                  html`<div role=${index === 0 ? 'rowheader' : 'gridcell'} class="grid-cell ${end ? 'end' : ''}">
                    ${total ?? nothing}
                  </div>`,
              )}
            </div>
          </div>`
        : nothing
    }
  </div>`;
}

function head(grid: Grid<unknown>, { id, label, hint, end, value }: GridColumn<unknown>): TemplateResult {
  const { sort } = grid.looks;
  const sorted = sort.column === id;
  const direction = sort.descending ? 'descending' : 'ascending';
  const press = (): void => {
    // Figures are looked at from the largest on, names from the first.
    const descending = sorted ? !sort.descending : end === true;
    grid.choose({ ...grid.looks, sort: { column: id, descending } });
  };
  const content = value
    ? html`<button type="button" class="grid-sort" data-roving @click=${press}>
        ${label}${sorted ? codicon(sort.descending ? 'arrow-down' : 'arrow-up', 'tiny') : nothing}
      </button>`
    : label;
  return html`<div
    role="columnheader"
    class="grid-cell ${end ? 'end' : ''}"
    title=${hint ?? label}
    aria-sort=${sorted ? direction : nothing}
  >
    ${content}
  </div>`;
}

function bodyRow(
  grid: Grid<unknown>,
  columns: readonly GridColumn<unknown>[],
  index: number,
  active: boolean,
  pick: (index: number) => void,
): TemplateResult {
  const row = grid.rows.at(index);
  const place = cssVars({ '--at': index });
  if (row === undefined) {
    return html`<div class="grid-row" role="row" aria-rowindex=${index + 2} ${place}>
      <div role="gridcell" class="grid-cell"><i class="skeleton skeleton-name"></i></div>
    </div>`;
  }
  const branch = grid.branch?.(row);
  const press = (event: Event): void => {
    pick(index);
    if (event.target instanceof Element && event.target.closest('button, input') !== null) return;
    grid.open?.(row);
  };
  return html`<div
    id="${grid.id}-row-${index}"
    class="grid-row ${grid.open ? 'opens' : ''} ${active ? 'active' : ''}"
    role="row"
    aria-rowindex=${index + 2}
    aria-level=${branch?.level ?? nothing}
    aria-expanded=${branch?.open === true || branch?.open === false ? String(branch.open) : nothing}
    data-vscode-context=${menuContext(grid, grid.key(row))}
    @click=${press}
    ${place}
  >
    ${columns.map(({ id, end, cell, text }, at) => {
      return html`<div
        role=${at === 0 ? 'rowheader' : 'gridcell'}
        class="grid-cell grid-${id} ${end ? 'end' : ''}"
        title=${text(row)}
        data-vscode-context=${JSON.stringify({ column: id })}
      >
        ${at === 0 && branch ? twistie(grid, row, branch) : nothing}${cell(row)}
      </div>`;
    })}
  </div>`;
}

function twistie(
  grid: Grid<unknown>,
  row: unknown,
  { level, open }: { readonly level: number; readonly open: boolean | null },
): TemplateResult {
  const indent = cssVars({ '--level': level - 1 });
  if (open === null) return html`<span class="grid-twistie" ${indent}></span>`;
  const label = open ? grid.words.t('Fold') : grid.words.t('Unfold');
  return html`<span class="grid-twistie" ${indent}
    ><button type="button" class="act" tabindex="-1" aria-label=${label} @click=${() => grid.toggle?.(row)}>
      ${codicon(open ? 'chevron-down' : 'chevron-right')}
    </button></span
  >`;
}
