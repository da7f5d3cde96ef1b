import { formatCount } from '../../core/format/formatCount.ts';
import { formatDuration } from '../../core/format/formatDuration.ts';
import type { TableColumn } from './table.ts';

const locale = 'en-US';

/** A column of names. */
export function nameColumn(header: string, priority = 0): TableColumn {
  return { header, align: 'left', priority };
}

/** A column of figures. */
export function figureColumn(header: string, priority = 0): TableColumn {
  return { header, align: 'right', priority };
}

/** A whole number. */
export function count(value: number): string {
  return formatCount(value, locale);
}

/** A share as percent; `-` where there is none. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)}%`;
}

/** A duration in ms; `-` where there is none. */
export function duration(ms: number | null): string {
  return ms === null ? '-' : formatDuration(ms, locale);
}

/** A number with one decimal; `-` where there is none. */
export function decimal(value: number | null): string {
  return value === null ? '-' : value.toFixed(1);
}
