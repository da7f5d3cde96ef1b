import type { Chart, Plugin } from 'chart.js';
import type { ThemeColors } from '../theme/themeColors.ts';

/** Buckets a brush covers, in the order it was drawn. */
export interface BrushSpan {
  readonly start: number;
  readonly end: number;
}

/** How far a pointer must move to mean a stretch and no click, CSS pixels. */
const leastMove = 6;

/** Draws the stretch a brush covers. */
export function brushBand(span: () => BrushSpan | null, colors: () => ThemeColors): Plugin<'bar'> {
  return {
    id: 'brushBand',
    afterDatasetsDraw(chart) {
      const covered = span();
      const count = chart.data.labels?.length ?? 0;
      if (!covered || count === 0) return;
      const { ctx, chartArea } = chart;
      const step = chartArea.width / count;
      const [first, last] = ordered(covered);
      ctx.save();
      ctx.strokeStyle = colors().focus;
      ctx.fillStyle = colors().grid;
      const box = [chartArea.left + first * step, chartArea.top, (last - first + 1) * step, chartArea.height] as const;
      ctx.fillRect(...box);
      ctx.strokeRect(...box);
      ctx.restore();
    },
  };
}

/** The first and the last bucket of a span. */
export function ordered({ start, end }: BrushSpan): readonly [number, number] {
  return start < end ? [start, end] : [end, start];
}

/** Follows a pointer over a chart: a click picks a bucket, a drag covers some. */
export function followBrush(
  canvas: HTMLCanvasElement,
  chart: () => Chart<'bar', number[], string> | null,
  told: {
    readonly covers: (span: BrushSpan | null) => void;
    /** The bucket below the pointer, with or without a button. */
    readonly pointed: (index: number) => void;
    readonly picked: (index: number) => void;
    readonly brushed: (span: BrushSpan) => void;
  },
): void {
  let from: { readonly x: number; readonly index: number } | null = null;
  let moved = false;
  const indexAt = (event: PointerEvent): number => {
    const known = chart();
    const count = known?.data.labels?.length ?? 0;
    if (!known || count === 0) return -1;
    const { left, width } = known.chartArea;
    return Math.max(0, Math.min(count - 1, Math.floor(((event.offsetX - left) / width) * count)));
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.offsetX, index: indexAt(event) };
    moved = false;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    told.pointed(indexAt(event));
    if (!from) return;
    if (Math.abs(event.offsetX - from.x) >= leastMove) moved = true;
    if (moved) told.covers({ start: from.index, end: indexAt(event) });
  });
  canvas.addEventListener('pointercancel', () => {
    from = null;
    told.covers(null);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!from) return;
    const start = from.index;
    from = null;
    told.covers(null);
    const end = indexAt(event);
    if (start < 0 || end < 0) return;
    if (moved) told.brushed({ start, end });
    else told.picked(end);
  });
}
