import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Column } from '../../table/dataTable.ts';
import type { TableMenu } from '../../table/tableMenu.ts';
import { clip } from '../../text/clip.ts';
import type { OmpScene } from './ompScene.ts';

/** A figure: what is shown, and for exports its name and its value. */
export function count<Row>(
  id: string,
  label: string,
  cell: (row: Row) => string,
  raw: (row: Row) => number | null,
  meaning?: string,
): Column<Row> {
  return { id, label, name: 'count', end: true, cell, raw, ...(meaning === undefined ? {} : { meaning }) };
}

/** How a figure went, drawn: nothing to export. */
export function course<Row>(label: string, cell: (row: Row) => TemplateResult, meaning: string): Column<Row> {
  return { label, name: 'count', end: true, cell, meaning };
}

/** A name, cut where it must be; whole in the hover and in exports. */
export function name<Row>(id: string, label: string, text: (row: Row) => string, full = text): Column<Row> {
  const whole = (row: Row): string => clip(full(row));
  return { id, label, name: 'name', cell: (row) => html`<bdi>${clip(text(row))}</bdi>`, title: whole, raw: whole };
}

/** VS Code's context menu of a table, which exports all of it. */
export function menuOf<Row>(table: string, { actions, filter }: OmpScene, every: readonly Row[]): TableMenu<Row> {
  return { id: table, exports: { table, filter }, actions, every };
}
