import type { FoldPiece } from '../../../core/transcript/timeFold.ts';
import type { TimeView } from '../state/inspectorState.ts';

/** A place on the folded line that is named by its time; `step` is how far the next is, in ms. */
export interface Tick {
  readonly at: number;
  readonly step: number;
}

/** Least room between two named times, in CSS pixels. */
const leastRoom = 110;
const second = 1000;
const minute = 60 * second;
const steps: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((count) => count * minute),
];

/** The named times of a busy piece: where it begins, and round times after that; `scale` is pixels a folded ms. */
export function ticksOf(piece: FoldPiece, view: TimeView, scale: number): readonly Tick[] {
  const step = steps.find((one) => one * scale >= leastRoom) ?? steps.at(-1) ?? minute;
  const first = { at: Math.max(view.from, piece.at), step: minute };
  const start = piece.from + Math.max(0, view.from - piece.at);
  const end = Math.min(piece.to, piece.from + (view.to - piece.at));
  const ticks: Tick[] = [first];
  for (let time = Math.ceil((start + step / 4) / step) * step; time < end; time += step) {
    ticks.push({ at: piece.at + (time - piece.from), step });
  }
  return ticks;
}
