import type { Span } from '../../../core/inspector/timeline.ts';
import { clip } from '../../text/clip.ts';
import { boxOf, type Geometry } from './geometry.ts';
import type { TimelineColors } from './paintTimeline.ts';

/** Fill of a span's kind. */
export function kindColor(kind: Span['kind'], colors: TimelineColors): string {
  const series = (index: number): string => colors.series[index] ?? colors.foreground;
  switch (kind) {
    case 'turn':
      return colors.grid;
    case 'model':
      return series(0);
    case 'edit':
      return series(3);
    case 'bash':
      return series(1);
    case 'task':
    case 'subagent':
      return series(2);
    case 'read':
      return colors.description;
    case 'other':
      return series(5);
  }
}

/** Draws one span: turns and sub-agents with their names, failures with a red cap. */
export function paintSpan(
  context: CanvasRenderingContext2D,
  geometry: Geometry,
  span: Span,
  colors: TimelineColors,
  selected: boolean,
): void {
  const box = boxOf(geometry, span);
  if (box.x > geometry.width || box.x + box.width < geometry.left) return;
  const failed = span.failed && span.lane === 'requests';
  context.fillStyle = failed ? colors.critical : kindColor(span.kind, colors);
  context.globalAlpha = span.lane === 'subagents' ? 0.32 : span.lane === 'requests' && !selected ? 0.62 : 1;
  if (span.lane === 'turns' && selected) context.fillStyle = colors.selection;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.globalAlpha = 1;
  if (span.lane === 'subagents') {
    context.fillStyle = kindColor(span.kind, colors);
    context.fillRect(box.x, box.y, 2, box.height);
  }
  if (span.failed && span.lane !== 'requests' && span.lane !== 'turns') {
    context.fillStyle = colors.critical;
    context.fillRect(box.x, box.y - 4, Math.max(6, box.width), 3);
  }
  if (failed) {
    // Not by its colour alone.
    context.strokeStyle = colors.background;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(box.x, box.y + box.height);
    context.lineTo(box.x + box.width, box.y);
    context.stroke();
  }
  if (span.lane === 'turns' || span.lane === 'subagents') paintLabel(context, geometry, span, box, colors);
  if (!selected) return;
  context.strokeStyle = span.lane === 'turns' ? colors.focus : colors.foreground;
  context.lineWidth = 1;
  context.strokeRect(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3);
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { left }: Geometry,
  { label, count }: Span,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colors: TimelineColors,
): void {
  const start = Math.max(left, box.x) + 6;
  const room = box.x + box.width - start - 4;
  if (room < 8 || count > 1) return;
  const text = fitting(context, clip(label), room);
  if (text === '') return;
  context.fillStyle = colors.foreground;
  context.textAlign = 'left';
  context.fillText(text, start, box.y + box.height / 2 + 4);
}

/** As much of a text as there is room for, '' when that says nothing. */
function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const each = context.measureText('n').width;
  for (let letters = Math.min(text.length, Math.floor(room / each) + 4); letters > 0; letters--) {
    const cut = `${text.slice(0, letters).trimEnd()}…`;
    if (context.measureText(cut).width <= room) return cut;
  }
  return '';
}
