import type { Chart, Plugin } from 'chart.js';
import type { NanoDollars } from '../../../core/model/money.ts';
import type { Words } from '../../text/words.ts';
import type { BurnDownInput } from './burnDownInput.ts';

const gap = 6;

/** The zero line, where now is and what is left, where it runs out, and what the end of the period may look like. */
export function burnDownMarks(input: () => BurnDownInput): Plugin<'line'> {
  return {
    id: 'burnDownMarks',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `11px ${input().colors.fontFamily}`;
      paintZero(chart, input());
      paintNow(chart, input());
      paintEnd(chart, input());
      paintRunsOut(chart, input());
      ctx.restore();
    },
  };
}

/** What is left in words: below zero it is over. */
export function leftText(left: NanoDollars, { t, formats }: Words): string {
  return left < 0 ? t('{0} over', formats.money(-left)) : t('{0} left', formats.money(left));
}

function placeOf(chart: Chart<'line'>, at: number, left: number): { readonly x: number; readonly y: number } {
  const { x, y } = chart.scales;
  return { x: x?.getPixelForValue(at) ?? 0, y: y?.getPixelForValue(left) ?? 0 };
}

function paintZero(chart: Chart<'line'>, { colors }: BurnDownInput): void {
  const { ctx, chartArea } = chart;
  const { y } = placeOf(chart, 0, 0);
  ctx.strokeStyle = colors.description;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(chartArea.left, Math.round(y) + 0.5);
  ctx.lineTo(chartArea.right, Math.round(y) + 0.5);
  ctx.stroke();
}

function paintNow(chart: Chart<'line'>, { burn, colors, words, state }: BurnDownInput): void {
  const { ctx, chartArea } = chart;
  const today = burn.past.at(-1);
  if (today === undefined) return;
  const { x, y } = placeOf(chart, today.at, words.formats.shownMoney(today.left));
  ctx.strokeStyle = colors.grid;
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, chartArea.top);
  ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
  ctx.stroke();
  ctx.textBaseline = 'bottom';
  const isLate = x > chartArea.left + chartArea.width * 0.6;
  ctx.textAlign = isLate ? 'right' : 'left';
  const side = isLate ? -gap : gap;
  ctx.fillStyle = colors.description;
  ctx.fillText(state.budget.period === 'day' ? words.t('now') : words.t('today'), x + side, chartArea.top);
  const text = leftText(today.left, words);
  ctx.fillStyle = colors.foreground;
  // The past comes down from the left, the pace goes down to the right: left of now there is room below.
  const isBelow = isLate && y < chartArea.bottom - 20;
  ctx.textBaseline = isBelow ? 'top' : 'bottom';
  halo(ctx, colors.background, text, x + side, isBelow ? y + 4 : Math.max(chartArea.top + 14, y - 4));
}

/** What the end of the period may look like, in two lines; none without a forecast. */
export function endTexts({ burn, words }: Pick<BurnDownInput, 'burn' | 'words'>): readonly string[] {
  const { pace, best, worst } = burn;
  if (pace === null || best === null || worst === null) return [];
  const text = leftText(pace[1].left, words);
  if (best[1].left === worst[1].left) return [text];
  const isOver = pace[1].left < 0;
  const [low, high] = [best[1].left, worst[1].left].map((left) => words.formats.money(isOver ? -left : left));
  return [text, words.t('{0} to {1}', low ?? '', high ?? '')];
}

function paintEnd(chart: Chart<'line'>, input: BurnDownInput): void {
  const { burn, colors, words } = input;
  if (burn.pace === null) return;
  const { ctx, chartArea } = chart;
  const end = placeOf(chart, burn.pace[1].at, words.formats.shownMoney(burn.pace[1].left));
  const y = Math.max(chartArea.top + 8, Math.min(chartArea.bottom - 14, end.y));
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [index, text] of endTexts(input).entries()) {
    ctx.fillStyle = index === 0 ? colors.foreground : colors.description;
    ctx.fillText(text, chartArea.right + gap, y + index * 14);
  }
}

function paintRunsOut(chart: Chart<'line'>, { burn, colors, words, state }: BurnDownInput): void {
  const at = state.forecast?.runsOutAt ?? null;
  if (burn.runsOut === null || at === null) return;
  const { ctx, chartArea } = chart;
  const { x, y } = placeOf(chart, burn.runsOut.at, 0);
  const warning = getComputedStyle(document.body).getPropertyValue('--vscode-editorWarning-foreground').trim();
  ctx.fillStyle = warning || colors.foreground;
  ctx.beginPath();
  ctx.moveTo(x, y - 5);
  ctx.lineTo(x + 5, y);
  ctx.lineTo(x, y + 5);
  ctx.lineTo(x - 5, y);
  ctx.fill();
  const { formats, t } = words;
  const when = state.budget.period === 'day' ? formats.time(at) : formats.day(at, state.range.from);
  const text = t('runs out {0}', when);
  const half = ctx.measureText(text).width / 2;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  halo(ctx, colors.background, text, Math.max(chartArea.left + half, Math.min(chartArea.right - half, x)), y + 7);
}

/** Text that is read on top of lines. */
function halo(ctx: CanvasRenderingContext2D, background: string, text: string, x: number, y: number): void {
  ctx.lineWidth = 3;
  ctx.strokeStyle = background;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}
