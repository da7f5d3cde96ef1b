import type { InspectorWords } from '../inspectorWords.ts';
import type { StoryMark } from '../../../core/inspector/storyMarks.ts';
import type { Lane, Span } from '../../../core/inspector/timeline.ts';
import { timeAt } from '../../../core/transcript/timeFold.ts';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { ThemeColors } from '../../theme/themeColors.ts';
import { boxOf, type Geometry, xOf } from './geometry.ts';
import { ticksOf } from './ticksOf.ts';
import { markText } from './markText.ts';
import { paintSpan } from './paintSpan.ts';
import type { TimelineInput } from './timelineInput.ts';

/** The theme's colours the time line needs besides the series. */
export interface TimelineColors extends ThemeColors {
  readonly critical: string;
  readonly warning: string;
  readonly selection: string;
}

const laneNames: readonly Lane[] = ['turns', 'requests', 'tools', 'subagents'];

/** Draws the whole time line; `focused` has an outline, as the keyboard stands on it. */
export function paintTimeline(
  context: CanvasRenderingContext2D,
  geometry: Geometry,
  input: TimelineInput,
  colors: TimelineColors,
  focused: Span | null,
): void {
  const { width, height, left, bottom } = geometry;
  context.clearRect(0, 0, width, height);
  context.font = `11px ${colors.fontFamily}`;
  context.textBaseline = 'alphabetic';
  paintLaneNames(context, geometry, input, colors);
  context.save();
  context.beginPath();
  context.rect(left, 0, width - left, bottom + 2);
  context.clip();
  paintPieces(context, geometry, input, colors);
  for (const span of input.timeline.spans) paintSpan(context, geometry, span, colors, isSelected(span, input));
  if (focused) outline(context, boxOf(geometry, focused), colors.focus, 2);
  paintMarks(context, geometry, input, colors);
  context.restore();
  paintMinimap(context, geometry, input, colors);
}

function isSelected({ id, lane, count }: Span, { selection }: TimelineInput): boolean {
  if (selection.kind === 'none' || count > 1) return false;
  return id === selection.id || (lane === 'requests' && id === selection.requestId);
}

function outline(
  context: CanvasRenderingContext2D,
  box: { x: number; y: number; width: number; height: number },
  color: string,
  width: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.strokeRect(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3);
}

function paintLaneNames(
  context: CanvasRenderingContext2D,
  { lanes, width, bottom }: Geometry,
  { words: { t } }: TimelineInput,
  colors: TimelineColors,
): void {
  const names: Readonly<Record<Lane, string>> = {
    turns: t('Turns'),
    requests: t('Requests'),
    tools: t('Tools'),
    subagents: t('Sub-agents'),
  };
  context.fillStyle = colors.description;
  context.strokeStyle = colors.grid;
  context.lineWidth = 1;
  for (const lane of laneNames) {
    const { top, height } = lanes[lane];
    context.textAlign = 'left';
    context.fillText(names[lane], 0, top + height / 2 + 4);
    const line = lane === 'subagents' ? bottom : Math.round(top + height + 4);
    context.beginPath();
    context.moveTo(0, line + 0.5);
    context.lineTo(width, line + 0.5);
    context.stroke();
  }
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long nothing happened, to the minute or the hour: there is room for no more. */
function gapText(ms: number, words: InspectorWords): string {
  const step = ms < hourMs ? minuteMs : ms < 10 * hourMs ? 10 * minuteMs : hourMs;
  return words.duration(Math.round(ms / step) * step);
}

/** Idle gaps as hatched folds with their length, and the time at the start of what is busy. */
function paintPieces(
  context: CanvasRenderingContext2D,
  geometry: Geometry,
  { timeline: { fold }, words }: TimelineInput,
  colors: TimelineColors,
): void {
  const { left, width, bottom, view } = geometry;
  let labelled = left - 100;
  for (const piece of fold.pieces) {
    const from = xOf(geometry, piece.at);
    const to = xOf(geometry, piece.at + piece.length);
    if (to < left || from > width) continue;
    if (piece.idle) {
      paintFold(context, { from: from + 2, to: to - 2, top: 20, bottom }, colors);
      const text = gapText(piece.to - piece.from, words);
      const room = context.measureText(text).width;
      if (to - from < room + 2) continue;
      const middle = (from + to) / 2;
      context.fillStyle = colors.background;
      context.fillRect(middle - room / 2 - 2, 84, room + 4, 14);
      context.fillStyle = colors.description;
      context.textAlign = 'center';
      context.fillText(text, middle, 95);
      continue;
    }
    for (const tick of ticksOf(piece, view, (to - from) / piece.length)) {
      const start = Math.max(left, xOf(geometry, tick.at));
      const time = timeAt(fold, tick.at);
      const text = tick.step < 60_000 ? words.formats.time(time) : words.clock(time);
      const room = context.measureText(text).width;
      if (start - labelled < 12 || start + room > width) continue;
      context.strokeStyle = colors.grid;
      context.beginPath();
      context.moveTo(Math.round(start) + 0.5, 18);
      context.lineTo(Math.round(start) + 0.5, bottom);
      context.stroke();
      context.fillStyle = colors.description;
      context.textAlign = 'left';
      context.fillText(text, start, 12);
      labelled = start + room;
    }
  }
}

function paintFold(
  context: CanvasRenderingContext2D,
  { from, to, top, bottom }: { from: number; to: number; top: number; bottom: number },
  colors: TimelineColors,
): void {
  if (to - from < 2) return;
  context.save();
  context.beginPath();
  context.rect(from, top, to - from, bottom - top);
  context.clip();
  context.strokeStyle = colors.foreground;
  context.globalAlpha = colors.kind === 'dark' || colors.kind === 'light' ? 0.16 : 0.4;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = from - (bottom - top); x < to; x += 7) {
    context.moveTo(x, bottom);
    context.lineTo(x + (bottom - top), top);
  }
  context.stroke();
  context.restore();
}

function paintMarks(
  context: CanvasRenderingContext2D,
  geometry: Geometry,
  { inspection, words }: TimelineInput,
  colors: TimelineColors,
): void {
  let free = Number.NEGATIVE_INFINITY;
  for (const mark of inspection.marks) {
    const x = xOf(geometry, mark.at);
    if (x < geometry.left - 1 || x > geometry.width + 1) continue;
    const color = mark.kind === 'error' ? colors.critical : mark.kind === 'fork' ? colors.description : colors.warning;
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = 1;
    context.setLineDash([2, 2]);
    context.beginPath();
    context.moveTo(x, 34);
    context.lineTo(x, geometry.bottom);
    context.stroke();
    context.setLineDash([]);
    glyph(context, mark, x);
    const text = markText(mark, words);
    const room = context.measureText(text).width;
    if (x - 6 < free || x + 8 + room > geometry.width) continue;
    context.textAlign = 'left';
    context.fillText(text, x + 8, 32);
    free = x + 8 + room;
  }
}

/** A cross for an error, a diamond for a compaction, a ring for a retry, a fork's branch for a fork. */
function glyph(context: CanvasRenderingContext2D, { kind }: StoryMark, x: number): void {
  context.lineWidth = 1.6;
  context.beginPath();
  if (kind === 'error') {
    context.moveTo(x - 4, 24);
    context.lineTo(x + 4, 32);
    context.moveTo(x + 4, 24);
    context.lineTo(x - 4, 32);
    context.stroke();
  } else if (kind === 'compaction') {
    context.moveTo(x, 22);
    context.lineTo(x + 5, 27);
    context.lineTo(x, 32);
    context.lineTo(x - 5, 27);
    context.fill();
  } else if (kind === 'retry') {
    context.arc(x, 28, 4, 0.6, Math.PI * 2);
    context.stroke();
  } else {
    context.moveTo(x, 33);
    context.lineTo(x, 28);
    context.lineTo(x - 4, 23);
    context.moveTo(x, 28);
    context.lineTo(x + 4, 23);
    context.stroke();
  }
}

/** The whole line with how full the window was, and the part that is shown as a box with handles. */
function paintMinimap(
  context: CanvasRenderingContext2D,
  geometry: Geometry,
  { inspection, timeline: { fold }, view, words }: TimelineInput,
  colors: TimelineColors,
): void {
  const { left, width, minimap } = geometry;
  const room = width - left;
  const place = (at: number): number => left + (at / fold.length) * room;
  context.globalAlpha = 0.5;
  context.fillStyle = colors.grid;
  context.fillRect(left, minimap.top, room, minimap.height);
  context.globalAlpha = 0.8;
  context.fillStyle = colors.series[0] ?? colors.foreground;
  const highest = Math.max(1, ...inspection.growth.map(({ tokens }) => totalTokens(tokens)));
  let piece = 0;
  for (const { at, tokens } of inspection.growth) {
    while (piece < fold.pieces.length - 1 && (fold.pieces[piece]?.to ?? 0) < at) piece++;
    const on = fold.pieces[piece];
    if (!on) continue;
    const share = on.to > on.from ? Math.max(0, Math.min(1, (at - on.from) / (on.to - on.from))) : 0;
    const tall = Math.max(1, (totalTokens(tokens) / highest) * (minimap.height - 6));
    context.fillRect(place(on.at + share * on.length), minimap.top + minimap.height - 2 - tall, 1.5, tall);
  }
  context.globalAlpha = 1;
  const shown = view ?? { from: 0, to: fold.length };
  const [from, to] = [place(shown.from), place(shown.to)];
  context.strokeStyle = colors.focus;
  context.lineWidth = 1;
  context.strokeRect(from + 0.5, minimap.top + 0.5, Math.max(2, to - from - 1), minimap.height - 1);
  context.fillStyle = colors.focus;
  for (const x of [from, to - 3]) context.fillRect(x, minimap.top + 7, 3, minimap.height - 14);
  context.fillStyle = colors.description;
  context.textAlign = 'left';
  const [first, last] = [timeAt(fold, shown.from), timeAt(fold, shown.to)];
  if (left >= 88 && last > 0) {
    context.fillText(`${words.clock(first)} – ${words.clock(last)}`, 0, minimap.top + minimap.height / 2 + 4);
  }
}
