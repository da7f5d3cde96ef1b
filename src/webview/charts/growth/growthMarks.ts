import type { Chart, Plugin } from 'chart.js';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { GrowthInput } from './growthInput.ts';

/** The limit, compactions, cache misses with what they cost, and the selected request, drawn over the columns. */
export function growthMarks(input: () => GrowthInput): Plugin<'bar'> {
  return {
    id: 'growthMarks',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `11px ${input().colors.fontFamily}`;
      ctx.textBaseline = 'alphabetic';
      paintLimit(chart, input());
      paintSteps(chart, input());
      ctx.restore();
    },
  };
}

function themeColor(name: string, fallback: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || fallback;
}

function paintLimit(chart: Chart<'bar'>, { limit, colors, words }: GrowthInput): void {
  const { ctx, chartArea, scales } = chart;
  const y = limit === null ? null : scales['y']?.getPixelForValue(limit);
  if (y === null || y === undefined || y < chartArea.top - 1) return;
  const color = themeColor('--vscode-errorForeground', colors.foreground);
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(chartArea.left, Math.round(y) + 0.5);
  ctx.lineTo(chartArea.right, Math.round(y) + 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textAlign = 'right';
  ctx.fillText(words.t('limit'), chartArea.right, y - 4);
}

function paintSteps(chart: Chart<'bar'>, { steps, selected, colors, words }: GrowthInput): void {
  const { ctx, chartArea, scales } = chart;
  const { x: across, y: up } = scales;
  if (!across || !up) return;
  const width = chartArea.width / Math.max(1, steps.length);
  const warning = themeColor('--vscode-editorWarning-foreground', colors.foreground);
  let free = Number.NEGATIVE_INFINITY;
  steps.forEach((step, index) => {
    const left = chartArea.left + index * width;
    const top = up.getPixelForValue(totalTokens(step.tokens));
    if (step.compaction) {
      ctx.strokeStyle = ctx.fillStyle = warning;
      ctx.setLineDash([2, 2]);
      ctx.beginPath();
      ctx.moveTo(left, chartArea.top);
      ctx.lineTo(left, chartArea.bottom);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(left, chartArea.top - 5);
      ctx.lineTo(left + 5, chartArea.top);
      ctx.lineTo(left, chartArea.top + 5);
      ctx.lineTo(left - 5, chartArea.top);
      ctx.fill();
    }
    if (step.miss) {
      const middle = left + width / 2;
      ctx.fillStyle = colors.foreground;
      ctx.beginPath();
      ctx.moveTo(middle - 4, top - 10);
      ctx.lineTo(middle + 4, top - 10);
      ctx.lineTo(middle, top - 4);
      ctx.fill();
      const text = step.miss.cost === null ? '' : `+${words.formats.money(step.miss.cost)}`;
      const room = ctx.measureText(text).width;
      const start = Math.max(chartArea.left, Math.min(chartArea.right - room, middle - room / 2));
      if (text !== '' && start > free) {
        ctx.textAlign = 'left';
        ctx.lineWidth = 3;
        ctx.strokeStyle = colors.background;
        ctx.strokeText(text, start, top - 14);
        ctx.fillText(text, start, top - 14);
        free = start + room + 4;
      }
    }
    if (selected !== '' && step.requestId === selected) {
      ctx.strokeStyle = colors.foreground;
      ctx.lineWidth = 1;
      ctx.strokeRect(left - 1.5, top - 2, Math.max(2, width) + 3, chartArea.bottom - top + 3);
    }
  });
}
