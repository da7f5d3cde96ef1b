import type { Chart, Plugin } from 'chart.js';
import type { ThemeColors } from '../theme/themeColors.ts';

const labelHeight = 20;
const labelGap = 16;

/** Labels under the bars, counted back from the last one, which ends at the edge: the newest is always named. */
export function bucketLabels(colors: () => ThemeColors): Plugin<'bar'> {
  return {
    id: 'bucketLabels',
    afterDraw(chart) {
      const labels = (chart.data.labels ?? []) as string[];
      const { x } = chart.scales;
      if (!x || labels.length === 0) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = `11px ${colors().fontFamily}`;
      ctx.fillStyle = colors().description;
      ctx.textBaseline = 'bottom';
      const widest = Math.max(...labels.map((label) => ctx.measureText(label).width));
      const step = chartArea.width / labels.length;
      const every = Math.max(1, Math.ceil((widest + labelGap) / step));
      for (let index = labels.length - 1; index >= 0; index -= every) {
        const label = labels[index] ?? '';
        const half = ctx.measureText(label).width / 2;
        const middle = Math.max(chartArea.left + half, Math.min(chartArea.right - half, x.getPixelForValue(index)));
        ctx.textAlign = 'center';
        ctx.fillText(label, middle, chartArea.bottom + labelHeight);
      }
      ctx.restore();
    },
  };
}

/** Puts bars on whole pixels: soft edges would blur the 1 px that parts the segments. */
export const crispBars: Plugin<'bar'> = {
  id: 'crispBars',
  beforeDatasetsDraw(chart) {
    for (const meta of chart.getSortedVisibleDatasetMetas()) {
      for (const element of meta.data as unknown as { x: number; y: number; base: number; width: number }[]) {
        const width = Math.max(1, Math.round(element.width));
        element.x = Math.round(element.x - width / 2) + width / 2;
        element.width = width;
        element.y = Math.round(element.y);
        element.base = Math.round(element.base);
      }
    }
  },
};

/** A band behind the bar whose figures the tooltip shows. */
export function activeBand(colors: () => ThemeColors): Plugin<'bar'> {
  return {
    id: 'activeBand',
    beforeDatasetsDraw(chart: Chart) {
      const active = chart.tooltip?.getActiveElements()[0];
      const count = chart.data.labels?.length ?? 0;
      if (!active || count === 0) return;
      const { ctx, chartArea } = chart;
      const step = chartArea.width / count;
      ctx.save();
      ctx.fillStyle = colors().grid;
      ctx.fillRect(chartArea.left + active.index * step, chartArea.top, step, chartArea.height);
      ctx.restore();
    },
  };
}
