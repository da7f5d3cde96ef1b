import type { ChartDataset, ChartOptions, Point } from 'chart.js';
import type { BurnPoint } from '../../../core/budgets/burnDown.ts';
import { moneyAxis } from '../../model/moneyAxis.ts';
import { formatColor, parseColor } from '../../theme/color.ts';
import { amountAxis, chartFont, chartFrame, tooltipLook } from '../chartLook.ts';
import { type BurnDownInput, bucketName } from './burnDownInput.ts';
import { endTexts } from './burnDownMarks.ts';

/** About what a letter of a caption is wide (px): what stands right of the chart needs its room before it is drawn. */
const letterWidth = 6.2;

/** Index of the dataset with the past: the only one a pointer or key finds. */
export const pastSet = 0;

/** Solid steps for the past, dashes for the pace with its cone, a fine line for an even pace. */
export function burnDownDatasets({ burn, colors, words }: BurnDownInput): ChartDataset<'line', Point[]>[] {
  const points = (line: readonly BurnPoint[] | null): Point[] =>
    (line ?? []).map(({ at, left }) => ({ x: at, y: words.formats.shownMoney(left) }));
  const blue = colors.series[0] ?? colors.foreground;
  const parsed = parseColor(blue);
  const cone = parsed === null ? blue : formatColor({ ...parsed, alpha: 0.16 });
  const bare = { pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0 };
  const { length } = burn.past;
  return [
    {
      data: points(burn.past),
      stepped: 'before',
      borderColor: blue,
      borderWidth: 1.5,
      pointBackgroundColor: blue,
      pointBorderWidth: 0,
      pointRadius: burn.past.map((_, index) => (index === length - 1 ? 3 : 0)),
      pointHoverRadius: 4,
    },
    { data: points(burn.even), borderColor: colors.description, borderWidth: 1, borderDash: [2, 3], ...bare },
    { data: points(burn.pace), borderColor: blue, borderWidth: 1.5, borderDash: [4, 3], ...bare },
    { data: points(burn.best), borderWidth: 0, fill: '+1', backgroundColor: cone, ...bare },
    { data: points(burn.worst), borderWidth: 0, ...bare },
  ];
}

/** Scale of the amounts: from the whole budget down to the worst end, but never so far that the past is flat. */
export function burnDownScale({ state, burn, words }: Pick<BurnDownInput, 'state' | 'burn' | 'words'>): {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
} {
  const { formats } = words;
  const maximum = formats.shownMoney(state.budget.limit);
  const { step } = moneyAxis(maximum);
  const lowest = Math.min(0, ...burn.past.map(({ left }) => left), burn.worst?.[1].left ?? 0);
  const minimum = Math.max(Math.floor(formats.shownMoney(lowest) / step) * step, -Math.ceil(maximum / step) * step);
  return { minimum, maximum, step };
}

/** chart.js options in the theme's colours. */
export function burnDownOptions(input: BurnDownInput): ChartOptions<'line'> {
  const { state, burn, colors, words, still } = input;
  const { t, formats } = words;
  const font = chartFont(colors);
  const { minimum, maximum, step } = burnDownScale(input);
  const { bucketCount, bucketDates, budget } = state;
  return {
    ...chartFrame,
    animation: still ? false : { duration: 200 },
    events: ['mousemove', 'mouseout', 'touchstart', 'touchmove'],
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    layout: {
      padding: { top: 14, right: 12 + letterWidth * Math.max(0, ...endTexts(input).map(({ length }) => length)) },
    },
    scales: {
      x: {
        type: 'linear',
        min: 0,
        max: bucketCount,
        border: { display: false },
        grid: { display: false },
        ticks: {
          stepSize: bucketCount <= 8 ? 1 : bucketCount <= 25 ? 4 : 5,
          includeBounds: false,
          maxRotation: 0,
          color: colors.description,
          font,
          callback: (value) => {
            const date = bucketDates[Number(value)];
            return date === undefined ? '' : formats.bucket(date, budget.period === 'day' ? 'hour' : 'day');
          },
        },
      },
      y: {
        min: minimum,
        max: maximum,
        ...amountAxis(colors, { stepSize: step, callback: (value) => formats.axisMoney(Number(value), step) }),
      },
    },
    plugins: {
      tooltip: {
        ...tooltipLook(colors),
        displayColors: false,
        filter: ({ datasetIndex, dataIndex }) => datasetIndex === pastSet && dataIndex > 0,
        callbacks: {
          title: (items) => (items[0] === undefined ? '' : bucketName(state, items[0].dataIndex, words)),
          label: ({ dataIndex }) => [
            t('{0} spent', formats.money(state.buckets[dataIndex - 1] ?? 0)),
            t('{0} left', formats.money(burn.past[dataIndex]?.left ?? 0)),
          ],
        },
      },
    },
  };
}
