import type { Lane, Span } from '../../../core/inspector/timeline.ts';
import type { TimeView } from '../state/inspectorState.ts';

/** Where everything of the time line stands, in CSS pixels. */
export interface Geometry {
  readonly width: number;
  /** Where the lanes begin: their names stand left of it. */
  readonly left: number;
  /** Top and height of each lane's marks; of sub-agents of one row of them. */
  readonly lanes: Readonly<Record<Lane, { readonly top: number; readonly height: number }>>;
  /** Bottom of the lanes. */
  readonly bottom: number;
  readonly minimap: { readonly top: number; readonly height: number };
  readonly height: number;
  readonly view: TimeView;
}

/** Height of a row of sub-agents. */
export const subagentRow = 17;

/** Lays the time line out; `rows` are the rows of sub-agents. */
export function layOut(width: number, rows: number, view: TimeView): Geometry {
  const left = width < 500 ? 64 : 88;
  const bottom = 122 + Math.max(1, rows) * subagentRow + 2;
  return {
    width,
    left,
    lanes: {
      turns: { top: 46, height: 18 },
      requests: { top: 72, height: 18 },
      tools: { top: 99, height: 15 },
      subagents: { top: 124, height: 15 },
    },
    bottom,
    minimap: { top: bottom + 12, height: 26 },
    height: bottom + 12 + 26 + 2,
    view,
  };
}

/** Place of a folded time on the screen. */
export function xOf({ left, width, view }: Geometry, at: number): number {
  return left + ((at - view.from) / Math.max(1e-6, view.to - view.from)) * (width - left);
}

/** Folded time at a place on the screen. */
export function atOf({ left, width, view }: Geometry, x: number): number {
  return view.from + ((x - left) / Math.max(1, width - left)) * (view.to - view.from);
}

/** Box of a span, never thinner than can be seen. */
export function boxOf(
  geometry: Geometry,
  span: Pick<Span, 'lane' | 'at' | 'length' | 'row'>,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const lane = geometry.lanes[span.lane];
  const x = xOf(geometry, span.at);
  const y = lane.top + (span.lane === 'subagents' ? span.row * subagentRow : 0);
  const gap = span.lane === 'turns' ? 2 : 0.6;
  return { x, y, width: Math.max(2, xOf(geometry, span.at + span.length) - x - gap), height: lane.height };
}

/** The span under a point, the smallest when several are. */
export function spanAt(geometry: Geometry, spans: readonly Span[], x: number, y: number): Span | null {
  if (x < geometry.left) return null;
  let found: Span | null = null;
  for (const span of spans) {
    const box = boxOf(geometry, span);
    // Thin marks are hit from near by.
    const slack = box.width < 6 ? 3 : 0;
    if (y < box.y || y > box.y + box.height || x < box.x - slack || x > box.x + box.width + slack) continue;
    if (found === null || span.length < found.length) found = span;
  }
  return found;
}

/** The view zoomed by `factor` around a folded time, inside a line that is `length` long; null when it is all of it. */
export function zoomed(view: TimeView, length: number, around: number, factor: number): TimeView | null {
  const width = Math.max(length / 100_000, 200, (view.to - view.from) * factor);
  if (width >= length) return null;
  const share = (around - view.from) / Math.max(1e-6, view.to - view.from);
  return inside({ from: around - share * width, to: around + (1 - share) * width }, length);
}

/** The view moved by a share of its own width. */
export function panned(view: TimeView, length: number, share: number): TimeView {
  const by = (view.to - view.from) * share;
  return inside({ from: view.from + by, to: view.to + by }, length);
}

/** The view moved so that it lies on the line. */
export function inside({ from, to }: TimeView, length: number): TimeView {
  const width = Math.min(length, to - from);
  const start = Math.max(0, Math.min(length - width, from));
  return { from: start, to: start + width };
}
