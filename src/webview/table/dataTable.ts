import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { roving } from '../dom/roving.ts';
import { codicon } from '../ui/codicon.ts';
import type { MenuCells, TableMenu } from './tableMenu.ts';
import { offerTable } from './tableMenu.ts';

/** One column: how its head and cells look. */
export interface Column<Row> extends MenuCells<Row> {
  /** Class of the column: its width and whether a narrow panel leaves it out. */
  readonly name: 'name' | 'count' | 'cost' | 'calls';
  /** Figures and their heads stand at the end of the cell. */
  readonly end?: boolean;
  /** What the figures below the head mean, for its hover. */
  readonly meaning?: string;
}

/** A table of few rows. */
export interface DataTable<Row> {
  /** Id of the heading that names it. */
  readonly labelledBy: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly key: (row: Row) => string;
  /** Makes the rows' names buttons. */
  readonly open?: (row: Row) => void;
  /** Gives the rows VS Code's context menu. */
  readonly menu?: TableMenu<Row>;
}

/** Renders rows as one tab stop; the first cell of a row names it. */
export function dataTable<Row>({ labelledBy, columns, rows, key, open, menu }: DataTable<Row>): TemplateResult {
  const context = menu ? offerTable(columns, rows, key, menu) : (): typeof nothing => nothing;
  const classes = (column: Column<Row>): string => (column.end ? `${column.name} end` : column.name);
  const cell = (column: Column<Row>, row: Row, index: number): TemplateResult => {
    const title = column.title?.(row) ?? nothing;
    const said = context(row, column);
    if (index > 0) {
      return html`<td class=${classes(column)} title=${title} data-vscode-context=${said}>${column.cell(row)}</td>`;
    }
    const content = open
      ? html`<button type="button" class="row-button" data-roving @click=${() => open(row)}>
          ${column.cell(row)}
        </button>`
      : column.cell(row);
    return html`<th scope="row" class=${classes(column)} title=${title} data-vscode-context=${said}>${content}</th>`;
  };
  const cells = (row: Row): TemplateResult[] => columns.map((column, index) => cell(column, row, index));
  return html`<table class="table" aria-labelledby=${labelledBy}>
    <thead>
      <tr>
        ${columns.map((column) => head(column, classes(column)))}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${repeat(rows, key, (row) =>
        open
          ? html`<tr
              class="opens"
              data-vscode-context=${context(row)}
              @click=${(event: Event) => clickedBeside(event) && open(row)}
            >
              ${cells(row)}
            </tr>`
          : html`<tr data-roving data-vscode-context=${context(row)}>
              ${cells(row)}
            </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The rows come ranked by cost: the head of that column says so. */
function head(
  { name, label, meaning }: Pick<Column<never>, 'name' | 'label' | 'meaning'>,
  classes: string,
): TemplateResult {
  return name === 'cost'
    ? html`<th scope="col" class=${classes} title=${meaning ?? nothing} aria-sort="descending">
        ${label} ${codicon('arrow-down')}
      </th>`
    : html`<th scope="col" class=${classes} title=${meaning ?? nothing}>${label}</th>`;
}

/** True for a click on the row outside its button, which acts itself. */
function clickedBeside(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('button') === null;
}
