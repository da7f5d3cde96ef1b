import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Column } from '../../table/dataTable.ts';
import type { TableMenu } from '../../table/tableMenu.ts';
import { percentText } from '../../grid/usageColumns.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import type { OmpScene } from './ompScene.ts';
import { dollarText, oneText } from './ompTexts.ts';

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

/** Columns of figures of one kind each, whose exported value is the figure itself. */
export function figuresIn(words: Words) {
  const { formats } = words;
  const kind =
    (text: (value: number) => string) =>
    <Row>(id: string, label: string, value: (row: Row) => number, meaning?: string): Column<Row> =>
      count(id, label, (row) => text(value(row)), value, meaning);
  return {
    whole: kind((value) => formats.integer(value)),
    tokens: kind((value) => oneText(formats.compact(value))),
    dollars: kind((value) => dollarText(value, words)),
    percent: kind((value) => percentText(value, words)),
  } as const;
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
