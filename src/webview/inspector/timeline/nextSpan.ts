import type { Lane, Span } from '../../../core/inspector/timeline.ts';

const lanes: readonly Lane[] = ['turns', 'requests', 'tools', 'subagents'];

/** The span an arrow key leads to: along its lane, or to the nearest of the next lane that holds any. */
export function nextSpan(spans: readonly Span[], from: Span | null, key: string): Span | null {
  const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
  if (!moves.includes(key)) return null;
  if (from === null) return spans.find(({ lane }) => lane === 'requests') ?? spans[0] ?? null;
  const own = spans.filter(({ lane }) => lane === from.lane);
  if (key === 'Home') return own[0] ?? null;
  if (key === 'End') return own.at(-1) ?? null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const here = own.findIndex(({ id, at }) => id === from.id && at === from.at);
    const nearest = here < 0 ? own.findIndex(({ at }) => at >= from.at) : here;
    return own[Math.max(0, Math.min(own.length - 1, nearest + (key === 'ArrowLeft' ? -1 : 1)))] ?? null;
  }
  const step = key === 'ArrowUp' ? -1 : 1;
  for (let index = lanes.indexOf(from.lane) + step; index >= 0 && index < lanes.length; index += step) {
    const other = spans.filter(({ lane }) => lane === lanes[index]);
    if (other.length > 0) {
      return other.reduce((best, span) => (Math.abs(span.at - from.at) < Math.abs(best.at - from.at) ? span : best));
    }
  }
  return from;
}
