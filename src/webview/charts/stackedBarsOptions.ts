import type { ChartDataset, ChartOptions, TooltipItem } from 'chart.js';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import { modelSlots } from '../state/seriesSlots.ts';
import type { Words } from '../text/words.ts';
import type { ThemeColors } from '../theme/themeColors.ts';
import { amountAxis, chartFont, chartFrame, tooltipLook } from './chartLook.ts';
import { hatch } from './hatch.ts';

/** Everything one drawing of the chart depends on. */
export interface StackedBarsInput {
  readonly model: StackedBarsModel;
  readonly colors: ThemeColors;
  readonly words: Words;
  readonly still: boolean;
  /** Called with the index of the bucket the keyboard moved to. */
  readonly focused: (index: number) => void;
  /** Called with the index of the bucket that was clicked, or entered by keyboard. */
  readonly picked?: (index: number) => void;
  /** What the canvas says to VS Code's context menu while this bucket is pointed at or walked to. */
  readonly context?: (index: number) => string;
  /** Called with the first and last bucket of the stretch that was drawn over, or held with Shift. */
  readonly brushed?: (first: number, last: number) => void;
}

/** chart.js datasets of a model: 1 px of background parts the segments. */
export function stackedBarsDatasets({ model, colors }: StackedBarsInput): ChartDataset<'bar', number[]>[] {
  return model.series.map((series) => {
    const color = colors.series[series.slot] ?? colors.foreground;
    const slotColor = series.slot === modelSlots ? hatch(color) : color;
    return {
      label: series.name,
      data: series.amounts.map((amount) => model.measure.shown(amount)),
      hidden: !series.visible,
      backgroundColor: slotColor,
      hoverBackgroundColor: slotColor,
      borderColor: colors.background,
      hoverBorderColor: colors.background,
      borderWidth: { top: 1, bottom: 0, left: 0, right: 0 },
      borderSkipped: false,
      categoryPercentage: 1,
      barPercentage: 0.68,
      maxBarThickness: 48,
      stack: 'cost',
    };
  });
}

/** chart.js options in the theme's colours: a coarse axis, a tooltip with the total. */
export function stackedBarsOptions({ model, colors, words, still }: StackedBarsInput): ChartOptions<'bar'> {
  const { t } = words;
  const { maximum, step } = model.axis;
  const font = chartFont(colors);
  const money = (index: number, at: number): string => model.measure.text(model.series[index]?.amounts[at] ?? 0);
  return {
    ...chartFrame,
    animation: still ? false : { duration: 200 },
    events: ['mousemove', 'mouseout', 'touchstart', 'touchmove'],
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 6, bottom: 20 } },
    scales: {
      x: { stacked: true, display: false },
      y: {
        stacked: true,
        min: 0,
        max: maximum,
        ...amountAxis(colors, { stepSize: step, callback: (value) => model.measure.axis(Number(value), step) }),
      },
    },
    plugins: {
      tooltip: {
        ...tooltipLook(colors),
        caretPadding: 8,
        usePointStyle: true,
        footerFont: { ...font, size: 12, weight: 600 },
        filter: ({ dataIndex, datasetIndex }) => (model.series[datasetIndex]?.amounts[dataIndex] ?? 0) > 0,
        itemSort: (one, other) => other.datasetIndex - one.datasetIndex,
        callbacks: {
          title: (items) => model.longLabels[items[0]?.dataIndex ?? 0] ?? '',
          label: ({ dataset, datasetIndex, dataIndex }: TooltipItem<'bar'>) =>
            ` ${shorten(dataset.label ?? '')}  ${money(datasetIndex, dataIndex)}`,
          labelPointStyle: () => ({ pointStyle: 'rectRounded', rotation: 0 }),
          labelColor: ({ datasetIndex }) => {
            const color = colors.series[model.series[datasetIndex]?.slot ?? modelSlots] ?? colors.foreground;
            return { backgroundColor: color, borderColor: color };
          },
          footer: (items) => t('Total {0}', model.measure.text(model.totals[items[0]?.dataIndex ?? 0] ?? 0)),
        },
      },
    },
  };
}

const shorten = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);
