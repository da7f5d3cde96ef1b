import type { ChartDataset, ChartOptions, TooltipItem } from 'chart.js';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import { formatColor, parseColor } from '../../theme/color.ts';
import { amountAxis, chartFont, chartFrame, tooltipLook } from '../chartLook.ts';
import { type GrowthInput, growthKinds, kindName } from './growthInput.ts';
import { missText, stepName } from './growthText.ts';

/** One step a request, without gaps: together the columns are a stacked step area. */
export function growthDatasets({ steps, colors, words }: GrowthInput): ChartDataset<'bar', number[]>[] {
  return growthKinds.map(({ kind, slot, alpha }) => {
    const color = parseColor(colors.series[slot] ?? colors.foreground);
    const fill = color === null ? colors.foreground : formatColor({ ...color, alpha });
    return {
      label: kindName(kind, words),
      data: steps.map(({ tokens }) => tokens[kind]),
      backgroundColor: fill,
      hoverBackgroundColor: fill,
      borderWidth: 0,
      categoryPercentage: 1,
      barPercentage: 1,
      stack: 'tokens',
    };
  });
}

/** Highest value of the axis: room above the limit, or above the fullest step when the limit is far away or not known. */
export function growthMaximum({ steps, limit }: Pick<GrowthInput, 'steps' | 'limit'>): number {
  const highest = Math.max(1, ...steps.map(({ tokens }) => totalTokens(tokens)));
  return Math.max(highest * 1.25, limit !== null && limit < highest * 4 ? limit * 1.1 : 0);
}

/** chart.js options in the theme's colours. */
export function growthOptions(input: GrowthInput): ChartOptions<'bar'> {
  const { steps, colors, words, still } = input;
  const { short, t } = words;
  const font = chartFont(colors);
  return {
    ...chartFrame,
    animation: still || steps.length > 200 ? false : { duration: 200 },
    events: ['mousemove', 'mouseout', 'click', 'touchstart'],
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 18, right: 8 } },
    onClick: (_, elements) => {
      const step = steps[elements[0]?.index ?? -1];
      if (step) input.select(step);
    },
    scales: {
      x: {
        stacked: true,
        border: { display: false },
        grid: { display: false },
        ticks: { color: colors.description, font, maxRotation: 0, autoSkipPadding: 24 },
      },
      y: {
        stacked: true,
        min: 0,
        max: growthMaximum(input),
        ...amountAxis(colors, { includeBounds: false, maxTicksLimit: 5, callback: (value) => short(Number(value)) }),
      },
    },
    plugins: {
      tooltip: {
        ...tooltipLook(colors),
        filter: ({ parsed }) => (parsed.y ?? 0) > 0,
        itemSort: (one, other) => other.datasetIndex - one.datasetIndex,
        callbacks: {
          title: (items) => {
            const step = steps[items[0]?.dataIndex ?? -1];
            return step ? `${stepName(step, words)} · ${words.formats.time(step.at)}` : '';
          },
          label: ({ dataset, parsed }: TooltipItem<'bar'>) => ` ${dataset.label ?? ''}  ${short(parsed.y ?? 0)}`,
          footer: (items) => {
            const step = steps[items[0]?.dataIndex ?? -1];
            if (!step) return [];
            const total = t('Total {0}', short(totalTokens(step.tokens)));
            return [
              total,
              ...(step.compaction ? [t('compaction')] : []),
              ...(step.miss ? [missText(step.miss, words)] : []),
            ];
          },
        },
      },
    },
  };
}
