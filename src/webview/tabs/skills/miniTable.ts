import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { roving } from '../../dom/roving.ts';
import type { MenuCells, TableMenu } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** A column of a small table. */
export interface MiniColumn<Row> extends MenuCells<Row> {
  /** Class of its cells: its width, and whether a narrow panel leaves it out. */
  readonly name: string;
  readonly end?: boolean;
}

/** What a small table shows. */
export interface MiniTable<Row> {
  readonly labelledBy: string;
  readonly columns: readonly MiniColumn<Row>[];
  readonly rows: readonly Row[];
  readonly key: (row: Row) => string;
  /** VS Code's context menu of the rows. */
  readonly menu: TableMenu<Row>;
  /** Makes each row's name a button. */
  readonly open?: (row: Row) => void;
  readonly isSelected?: (row: Row) => boolean;
}

/** A table of few rows with columns of its own; one tab stop, the first cell of a row names it. */
export function miniTable<Row>({
  labelledBy,
  columns,
  rows,
  key,
  menu,
  open,
  isSelected,
}: MiniTable<Row>): TemplateResult {
  const context = offerTable(columns, rows, key, menu);
  const classOf = ({ name, end }: MiniColumn<Row>): string => (end === true ? `${name} end` : name);
  const first = (column: MiniColumn<Row>, row: Row): TemplateResult => {
    const content = open
      ? html`<button
          type="button"
          class="row-button"
          data-roving
          aria-pressed=${isSelected ? String(isSelected(row)) : nothing}
          @click=${(event: Event) => {
            event.stopPropagation();
            open(row);
          }}
        >
          ${column.cell(row)}
        </button>`
      : column.cell(row);
    return html`<th
      scope="row"
      class=${classOf(column)}
      title=${column.title?.(row) ?? nothing}
      data-vscode-context=${context(row, column)}
    >
      ${content}
    </th>`;
  };
  return html`<table class="table mini-table" aria-labelledby=${labelledBy}>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class=${classOf(column)}>${column.label}</th>`)}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${rows.map(
        (row) =>
          html`<tr
            class="${open ? 'opens' : ''} ${isSelected?.(row) === true ? 'selected' : ''}"
            data-roving=${open ? nothing : ''}
            data-vscode-context=${context(row)}
            @click=${open ? () => open(row) : nothing}
          >
            ${columns.map((column, index) =>
              index === 0
                ? first(column, row)
                : html`<td
                    class=${classOf(column)}
                    title=${column.title?.(row) ?? nothing}
                    data-vscode-context=${context(row, column)}
                  >
                    ${column.cell(row)}
                  </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
