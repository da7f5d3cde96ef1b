import { closeGaps } from '../usage/slotGaps.ts';
import type { InferredColumn } from './withRoom.ts';

/** Takes removed slots (ascending) out of a column by slot; what is free behind it then is zero, as all room is. */
export function closeColumn(column: InferredColumn, removed: readonly number[]): void {
  if (removed.length === 0) return;
  closeGaps(column, removed, column.length);
  column.fill(0, column.length - removed.length);
}
