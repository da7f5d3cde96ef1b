import type { Grid } from './grid.ts';

/** Does what a key means on a grid: the row that is active then, or null when the key means nothing. */
export function gridKey(event: KeyboardEvent, grid: Grid<unknown>, active: number, page: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const last = grid.rows.count - 1;
  if (last < 0) return null;
  const row = grid.rows.at(active);
  const branch = row === undefined ? undefined : grid.branch?.(row);
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + page);
    case 'PageUp':
      return Math.max(0, active - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Enter':
    case ' ':
      if (row === undefined || !grid.open) return null;
      grid.open(row);
      return active;
    case 'ArrowRight':
      if (row === undefined || branch?.open !== false) return null;
      grid.toggle?.(row);
      return active;
    case 'ArrowLeft':
      if (row !== undefined && branch?.open === true) {
        grid.toggle?.(row);
        return active;
      }
      return branch && branch.level > 1 ? parentOf(grid, active, branch.level) : null;
    default:
      return null;
  }
}

function parentOf(grid: Grid<unknown>, from: number, level: number): number {
  for (let index = from - 1; index >= 0; index--) {
    const row = grid.rows.at(index);
    if (row !== undefined && (grid.branch?.(row).level ?? 1) < level) return index;
  }
  return from;
}
